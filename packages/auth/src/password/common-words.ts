/**
 * Words that passwords are made of. Collected by hand for this product from what people here and elsewhere are known to type;
 * it is not, and does not replace, a list counted from leaked passwords.
 */
const english = `
password passwort passcode passphrase pass secret login signin welcome letmein changeme default admin administrator root user
guest master superuser system server test testing tester demo example sample temp temporary access private public secure
security internet computer laptop mobile phone android iphone samsung nokia huawei google gmail yahoo hotmail outlook facebook
twitter instagram whatsapp youtube tiktok netflix amazon microsoft windows linux apple oracle cisco network database backup
account bank money dollar million cash credit finance financing office company business manager boss teacher student school
college university doctor engineer pilot soldier police army love iloveyou loveyou lover lovely sweet sweetheart honey darling
baby babygirl babyboy angel princess prince queen king kingdom family mother father mommy daddy mom dad brother sister friend
friends forever always never nothing something everything happy smile beautiful pretty cute cool awesome super hello hey
goodbye please thankyou sorry whatever because believe unbelievable freedom peace heaven paradise sunshine sunflower flower
rose lily jasmine summer winter autumn spring january february march april may june july august september october november
december monday tuesday wednesday thursday friday saturday sunday morning night moon star stars sun sky rainbow thunder storm
fire water ocean river mountain forest green blue red black white yellow orange purple silver golden gold diamond pearl crystal
chocolate cookie coffee pizza burger banana apple mango cherry strawberry cheese butter pepper ginger sugar candy monkey dragon
tiger lion eagle falcon panther wolf horse rabbit butterfly dolphin shark snake spider kitten puppy dog cat fish bird chicken
football soccer baseball basketball hockey tennis cricket golf boxing wrestling swimming racing arsenal chelsea liverpool
manchester united barcelona realmadrid madrid juventus ronaldo messi beckham jordan batman superman spiderman ironman avengers
starwars pokemon pikachu naruto minecraft fortnite roblox pubg playstation xbox nintendo mario zelda matrix hunter ranger killer
shadow ghost phantom ninja samurai warrior knight wizard magic legend hero champion winner victory power energy rocket turbo
ferrari porsche mercedes toyota honda suzuki corolla civic mehran yamaha corvette mustang harley music guitar dance rock
rocknroll metal michael michelle jessica jennifer daniel matthew andrew joshua robert thomas charlie george william james john
david richard christopher nicole ashley amanda samantha elizabeth victoria alexander anthony jesus christ god bless blessed
faith church bible trust number one two three four five six seven eight nine zero hundred qwerty qwertz azerty asdf zxcv abc abcd
qazwsx qazwsxedc edcrfv wsxedc zaqxsw zaqwsx qweasd qweasdzxc asdzxc qwezxc onetwothree america england london paris dubai saudi
canada australia india china turkey trustno opensesame sesame
`;

const pakistan = `
pakistan pakistani pakistanzindabad zindabad paindabad lahore karachi islamabad rawalpindi pindi peshawar quetta multan faisalabad
sialkot gujranwala gujrat sargodha bahawalpur hyderabad sukkur larkana mardan abbottabad murree swat gilgit hunza skardu kashmir
gwadar chitral kohat okara sahiwal jhelum kasur attock mianwali punjab punjabi sindh sindhi balochistan baloch pashtun pathan
pukhtun saraiki muhajir urdu quaid quaideazam jinnah iqbal allamaiqbal minar minarepakistan mazarequaid faisal shahfaisal badshahi
allah allahuakbar alhamdulillah subhanallah mashallah inshallah bismillah bismillahirrahmanirrahim astaghfirullah
lailahaillallah rahman rahim karim islam muslim muhammad mohammad mohammed ahmed ahmad ali hassan hussain hasan fatima ayesha
aisha khadija zainab maryam mariam omar umar usman abubakar bilal hamza ibrahim ismail yusuf musa haider abbas asad imran nawaz
shahbaz benazir bhutto bilawal zardari sharif khan malik butt chaudhry chaudhary raja shah syed sheikh qureshi siddiqui ansari
hashmi mirza baig awan gondal bajwa cheema jatt rajput arain mughal afridi shahid shaheen babar babarazam azam rizwan wasim akram
waqar younis shoaib akhtar inzamam misbah malala sana sara hina amna iqra saima sadia nadia nimra kiran mehwish bushra rabia
zara noor fahad faisal farhan kamran salman adnan junaid tariq arshad aslam akbar saad saeed rashid nadeem naveed waseem zubair
zeeshan zain usama talha hamid hafiz qasim danish umair
jaan janu jaanu jan meri mera mere tum tumhara tera teri pyar pyaar mohabbat muhabbat ishq dil dilwale zindagi dost dosti yaar
yaara ammi abbu abba amma bhai bhaijan behan baji beta beti chacha mamu khala dada dadi nana nani ghar khuda khudahafiz
salam assalam assalamualaikum shukriya mehrbani khushi chand sitara suraj gulab phool pakwan biryani nihari karahi chai paratha
roti aam kinnow psl hbl ubl mcb meezan allied alfalah easypaisa jazzcash jazz zong telenor ufone warid ptcl nadra cnic wapda
kelectric daraz careem foodpanda pia shaheen jf17 dawn geo jeo dunya coke studio cokestudio junoon vital atif aslam pti pmln ppp
tabdeeli eid eidmubarak ramadan ramzan muharram jummah namaz quran hajj umrah makkah madina madinah kaaba
پاکستان پاکستانی زندہ باد پائندہ لاہور کراچی اسلام آباد راولپنڈی پشاور کوئٹہ ملتان فیصل سیالکوٹ کشمیر پنجاب سندھ بلوچستان
اللہ محمد بسم بسماللہ الرحمن الرحیم الحمدللہ سبحان ماشاءاللہ انشاءاللہ استغفراللہ علی حسن حسین فاطمہ عائشہ عمر عثمان خان
پاس ورڈ پاسورڈ خفیہ محبت پیار عشق دل جان زندگی دوست یار امی ابو بھائی بہن گھر خدا حافظ سلام شکریہ چاند ستارہ گلاب پھول کرکٹ
اردو قائد اعظم اقبال جناح
`;

export const commonWords: readonly string[] = `${english} ${pakistan}`.split(/\s+/).filter(Boolean);
