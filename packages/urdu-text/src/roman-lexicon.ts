/** Roman Urdu forms that the key alone does not decide. Internal to the package. Extended here, never in code. */

/** What a Roman form can stand for. */
export interface RomanEntry {
  /** The spelling in which Roman Urdu is shown. */
  readonly standard: string;
  /** In canonical form, the likeliest first. */
  readonly urdu: readonly string[];
}

/**
 * One word a line: the standard spelling, other spellings without spaces, `=`, Urdu. A form in several lines is ambiguous, and the
 * first line wins. Spellings that only differ in doubled or missing vowels are listed where messages use them.
 */
const functionWords = `
main = میں
mein me mai mei = میں
kya kia kiya = کیا
hai h hy he = ہے
hain hen hein hn = ہیں
hun hu hoon hon hoo = ہوں
hum ham = ہم
ho = ہو
nahi nahin nhi nai nhin ni = نہیں
nai nayi naye = نئی
haan han ha = ہاں
jee ji = جی
kaha kha = کہا
khaa kha = کھا
kahan kaha = کہاں
kidhar = کدھر
kahi = کہی
kaise kese kesay kaisay = کیسے
kaisa kesa = کیسا
kaun kon kown = کون
kyun kyu kion kiun q kyon kyoon = کیوں
kab = کب
kam = کم
kaam kam = کام
ka = کا
ki = کی
ke kay k = کے
ko = کو
koi koe = کوئی
kuch kch kuchh = کچھ
kis = کس
kisi ksi = کسی
kitna = کتنا
kitne kitnay = کتنے
kitni = کتنی
kal = کل
kar kr = کر
karna krna = کرنا
karne karnay krne = کرنے
karni krni = کرنی
karo kro = کرو
karta krta = کرتا
karein karen kren krein = کریں
kar_do krdo kardo = کر دو
kar_dein krdein kardein = کر دیں
ho_gaya hogaya = ہو گیا
hoga ho_ga = ہوگا
hogi = ہوگی
honge hongay = ہوں گے
hota = ہوتا
hoti = ہوتی
hote hotay = ہوتے
hua huwa = ہوا
hui huwi = ہوئی
hue huay huway = ہوئے
gaya gya = گیا
gayi gai gyi = گئی
gaye gae gye gaey = گئے
raha rha = رہا
rahi rhi = رہی
rahe rhe rahay = رہے
tha = تھا
thi = تھی
thay the thy = تھے
aaj aj = آج
aap ap app = آپ
apka aapka = آپ کا
apki aapki = آپ کی
apke aapke apkay = آپ کے
apna = اپنا
apni = اپنی
apne apnay = اپنے
abhi abi = ابھی
ab = اب
aaya aya = آیا
aayi ayi = آئی
aaye aye = آئے
acha achha accha = اچھا
achi achhi acchi = اچھی
agar agr = اگر
aur or oar = اور
bahut bht bohat bohot buhat bhut = بہت
bhi b bi = بھی
bhai bh bro = بھائی
baad bad = بعد
baat bat = بات
baji = باجی
bata = بتا
batao = بتاؤ
batayein bataein bataen = بتائیں
bal = بل / بال
baal bal = بال
bilkul = بالکل
chahiye chahie chaiye chahye = چاہیے
chahta = چاہتا
de = دے
dein den = دیں
di = دی
diya dia = دیا
do = دو
ek aik = ایک
hum_ne humne hamne = ہم نے
humein hamein hamen = ہمیں
har = ہر
is = اس
us = اس
in = ان
un = ان
jab jb = جب
jo = جو
jis = جس
le = لے
lo = لو
liya lia = لیا
lekin likin = لیکن
liye lie liay = لیے
likh = لکھ
likhein likhen = لکھیں
likhni = لکھنی
likho = لکھو
madad madat = مدد
magar mgr = مگر
maloom malum = معلوم
masail = مسائل
masla masla masala = مسئلہ
meherbani mehrbani = مہربانی
mera mra = میرا
mere meray mre = میرے
meri mri = میری
mujhe mujhay mjhe muje = مجھے
mutabiq = مطابق
na = نہ
ne nay = نے
o = و
par pe pay pr = پر
pe = پہ
pehle pehlay phle pahle = پہلے
phir phr = پھر
paas pas = پاس
sab sb = سب
sahib = صاحب
sath saath = ساتھ
say se = سے
sakta skta = سکتا
sakti skti = سکتی
sakte skte saktay = سکتے
sirf srf = صرف
sher = شیر / شعر
tak tk = تک
theek thik thk tek = ٹھیک
to tou tw = تو
tum tm = تم
tumhara tmhara = تمہارا
wala = والا
wale walay = والے
wali = والی
wapas wapis = واپس
waqt wqt = وقت
wo woh wu vo = وہ
yaar yar yr = یار
yaqeen = یقین
ya = یا
ye yeh yh = یہ
yahan yahin yhn = یہاں
zaroor zarur = ضرور
zyada ziada zada = زیادہ
please plz pls plez = پلیز
janab = جناب
jagah jga = جگہ
ghar ghr = گھر
hisaab hisab = حساب
din = دن
log = لوگ
sood sud = سود
salam slam = سلام
assalam = السلام
walaikum walekum = وعلیکم
assalamualaikum assalamoalaikum aoa asalamualaikum = السلام علیکم
walaikum_assalam walaikumassalam = وعلیکم السلام
jazakallah jazakallahkhair = جزاک اللہ
inshallah insha'allah inshaallah = ان شاء اللہ
mashallah masha'allah mashaallah = ماشاء اللہ
alhamdulillah = الحمد للہ
subhanallah = سبحان اللہ
shukriya shukria shukrya thx = شکریہ
dr doctor daktar = ڈاکٹر
eng engr = انجینئر
mr = مسٹر
prof = پروفیسر
ramzan ramadan = رمضان
mubarak = مبارک
`;

/** Forms that are common English words too: read as Urdu only where the text is Roman Urdu. */
export const homographs: ReadonlySet<string> = new Set(
  'is us or par do me main to so he the in un on are be it at as ha hum ham has kis pay say bad bat pas log din bal app bro an'.split(
    ' ',
  ),
);

/** Reads a list of words in the format above. */
export function entriesOf(list: string): [form: string, entry: RomanEntry][] {
  return list
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [roman = '', urdu = ''] = line.split(' = ');
      const forms = roman.split(' ');
      const entry = { standard: (forms[0] ?? '').replaceAll('_', ' '), urdu: urdu.split(' / ') };
      return forms.map((form): [string, RomanEntry] => [form.replaceAll('_', ''), entry]);
    });
}

/** Function words, forms of messages, formulas, titles. */
export const functionEntries: readonly [form: string, entry: RomanEntry][] = entriesOf(functionWords);
