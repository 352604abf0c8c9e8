-- Written by hand: who remembers a session hears of every change to it, to its person and to their organizations. The database
-- tells, in the transaction that changes, whoever made the change and on whatever way; it is delivered after the commit only.
-- Payload: the kind and what identifies it. Of a session that is a hash of its token, as the cache names it.
CREATE FUNCTION tell_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('buniyad_changed', CASE TG_TABLE_NAME
    WHEN 'session' THEN 'session ' || encode(sha256(convert_to(to_jsonb(OLD) ->> 'token', 'UTF8')), 'hex') || ' ' || (to_jsonb(OLD) ->> 'userId')
    WHEN 'member' THEN 'user ' || (to_jsonb(coalesce(NEW, OLD)) ->> 'userId')
    ELSE TG_TABLE_NAME || ' ' || (to_jsonb(OLD) ->> 'id')
  END);
  RETURN NULL;
END
$$;

CREATE TRIGGER tell_changed AFTER DELETE OR UPDATE ON "session" FOR EACH ROW EXECUTE FUNCTION tell_changed();
CREATE TRIGGER tell_changed AFTER INSERT OR DELETE OR UPDATE ON "member" FOR EACH ROW EXECUTE FUNCTION tell_changed();
CREATE TRIGGER tell_changed AFTER DELETE OR UPDATE ON "user" FOR EACH ROW EXECUTE FUNCTION tell_changed();
CREATE TRIGGER tell_changed AFTER DELETE OR UPDATE ON "organization" FOR EACH ROW EXECUTE FUNCTION tell_changed();
