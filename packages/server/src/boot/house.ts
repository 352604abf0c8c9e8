import { createAuth } from '@repo/auth';
import { type Metering, reportUsage, settleSeats } from '@repo/billing';
import { readPreferences } from '@repo/i18n';
import type { App } from '../app.ts';
import { openFiles } from '../files/open-files.ts';
import type { HostOptions } from '../host/host-options.ts';
import { plansOf } from '../host/plans-of.ts';
import type { Lifecycle } from '../http/lifecycle.ts';
import { currentRequestId } from '../http/request-scope.ts';
import { openModels } from '../inference/models/open-models.ts';
import type { InferencePort } from '../inference/port.ts';
import type { JobPort } from '../jobs/collect-jobs.ts';
import { createJobService, type JobService } from '../jobs/job-service.ts';
import { billingReconcileJob, billingSyncJob } from '../jobs/platform/billing.ts';
import { billingNoticeJob } from '../jobs/platform/billing-notice.ts';
import { billingRenewJob } from '../jobs/platform/billing-renew.ts';
import { billingSeatsJob } from '../jobs/platform/billing-seats.ts';
import { pruneJob } from '../jobs/platform/prune.ts';
import { sweepFilesJob } from '../jobs/platform/sweep-files.ts';
import { usageAlertsJob } from '../jobs/platform/usage-alerts.ts';
import { usageReportJob } from '../jobs/platform/usage-report.ts';
import type { Log } from '../log/log.ts';
import { inboxMail } from '../mail/inbox-mail.ts';
import { mailByJob, mailJob } from '../mail/mail-by-job.ts';
import { openBilling } from '../platform/billing/open-billing.ts';
import { httpSms } from '../sms/http-sms.ts';
import { smsByJob, smsJob } from '../sms/sms-by-job.ts';
import type { Outlive } from '../trpc/outlive.ts';
import type { Web } from '../web/built-web.ts';
import { checkConfig } from './check-config.ts';
import { type Demo, demoLogin, seedDemo } from './demo.ts';
import type { Foundation } from './foundation.ts';
import { receiverOf, stripeOf } from './payments.ts';
import { servicesOf } from './services.ts';

export interface HouseOptions {
  readonly app: App;
  readonly foundation: Foundation;
  readonly webOf: (id: string) => Web;
  readonly life: Readonly<Lifecycle>;
  readonly inference: InferencePort;
  readonly outlive: Outlive;
  readonly log: Log;
  readonly say: (line: string) => void;
  readonly dev?: boolean;
}

/** A product on its foundation, not yet on a socket. */
export interface House {
  readonly host: HostOptions;
  readonly metering: Metering;
  readonly demo: Demo | null;
  readonly jobs: Pick<JobService, 'stop'>;
  /** Waits until mail that answers have set off is in the queue. */
  idle(): Promise<void>;
}

/** Checks the configuration, seeds demo data where it belongs and puts the services together. */
export async function buildHouse(options: HouseOptions): Promise<House> {
  const { app, foundation, webOf, life, inference, outlive, log, say, dev = false } = options;
  const { env, db, secrets, addresses, pending, dataDir } = foundation;
  checkConfig(app);
  const wantsDemo = db.kind === 'embedded' || app.config.demo;
  const demo = wantsDemo ? await seedDemo(app, db, say) : null;
  const demoOrgId = () => demo?.orgId ?? null;
  const plans = plansOf({ app, db, demoOrgId });
  const { catalogue, entitlements, metering, seats } = plans;
  const smtp = env.SMTP_URL ? (await import('../mail/smtp-mail.ts')).smtpMail(env.SMTP_URL, app.brand) : null;
  const sender = env.SMS_URL ? httpSms(env.SMS_URL) : null;
  const files = openFiles({ env, db, dataDir, secrets, log });
  const [secret = ''] = secrets;
  const stripe = await stripeOf(env, catalogue, app.config);
  const billing = openBilling({
    db,
    app,
    plans,
    transfer: app.config.transfer,
    stripe,
    publicUrl: addresses.publicUrl,
    secret,
    demoOrgId,
  });
  const receiving = (port: JobPort) => (stripe ? receiverOf({ db, billing, secret }, port) : null);
  const billingJobs = (port: JobPort) => {
    const receiver = receiving(port);
    const telling = { db, app, publicUrl: addresses.publicUrl, port: smtp ? port : null };
    const alerts = usageAlertsJob({ ...telling, meters: metering.meters });
    if (!(receiver && stripe)) return [alerts];
    const charged = { db, provider: stripe, meters: app.config.stripeMeters ?? [] };
    const report = charged.meters.length > 0 ? [usageReportJob(() => reportUsage(charged))] : [];
    return [alerts, ...report, billingSyncJob(receiver), billingReconcileJob(receiver), billingNoticeJob(telling)];
  };
  const platform = (port: JobPort) => [
    ...billingJobs(port),
    pruneJob(db),
    sweepFilesJob(files),
    billingRenewJob(billing.local, billing.provider),
    billingSeatsJob(() => settleSeats({ db, desk: billing.desk })),
    ...(smtp ? [mailJob(db, smtp)] : []),
    ...(sender ? [smsJob(db, sender)] : []),
  ];
  const jobs = createJobService({ db, verticals: app.verticals, platform, log });
  await jobs.start();
  const receiver = receiving(jobs);
  const mail = smtp ? mailByJob(db, jobs) : inboxMail(db);
  const sms = smsByJob({ db, jobs: sender ? jobs : null });
  const auth = createAuth({
    db,
    secret: secrets,
    publicUrl: addresses.publicUrl.origin,
    trustedOrigins: addresses.trustedOrigins,
    mail,
    brand: app.brand,
    localeOf: (request) => readPreferences(request.headers.get('cookie'), { locale: app.config.defaultLocale }).locale,
    log,
    requestId: currentRequestId,
    demoLogin: demo !== null && !addresses.exposed,
    ...(catalogue.verticals.length > 0 && { seats }),
    operators: app.config.operators ?? [],
    demoOperator: db.kind === 'embedded' && addresses.onLoopback && !addresses.exposed,
  });
  let current = false;
  const migrations = async () => {
    current ||= (await pending()).length === 0;
    if (!current) throw new Error('migrations are pending');
  };
  return {
    demo,
    jobs,
    metering,
    host: {
      app,
      db,
      auth,
      publicUrl: addresses.publicUrl,
      trustedOrigins: addresses.trustedOrigins,
      webOf,
      services: servicesOf(env, db.kind, inference, billing),
      files,
      metering,
      entitlements,
      billing,
      inference,
      models: openModels({ env, exposed: addresses.exposed, dataDir, log }),
      administration: { queues: [...jobs.queues.keys()], port: jobs, sms, productName: app.brand.name },
      jobs,
      ...(receiver ? { receiver } : {}),
      outlive,
      log,
      // It stands in for a mail server on one's own machine, also once the demo is removed: people sign up all the same.
      inbox: !(env.SMTP_URL && env.SMS_URL) && wantsDemo && addresses.onLoopback,
      demoOrgId,
      demoLogin: demo && !addresses.exposed ? demoLogin : null,
      readiness: { migrations, queues: jobs.ready },
      life,
      dev,
    },
    idle: () => auth.idle(),
  };
}
