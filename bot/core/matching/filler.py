"""Gives the words that carry tone and grammar but no topic, in English and in Spanish.

A word that nothing in the FAQ explains counts against every entry; one of these hardly does,
because "hey", "actually" or "pues" say nothing about what is asked, nor "my uncle" more than of
whom. Where the FAQ itself uses such a word it counts like any other. Written by hand, folded as
`normalize.words` gives them.
Question words and negations are absent on purpose: an entry that explains no "when" or "not"
must feel it.
"""

from __future__ import annotations

from typing import Final

_ENGLISH: Final = """
a an the this that these those such same other another each every either both some any all many
much more most few less least several enough two three four five six seven eight nine ten
i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself
she her hers herself it its itself they them their theirs themselves one ones
someone somebody something somewhere anyone anybody anything anywhere everyone everybody
everything everywhere else
am is are was were be been being do does did done doing have has had having can could will would
shall should may might must ought need needs let lets get gets got getting gotten go goes going
went gone make makes made want wants wanted wanting
of in on at by for from to into onto upon with within about above across after against along
among around as before behind below beneath beside besides between beyond despite down during
except inside like near off out outside over past per since than through throughout till toward
towards under until unlike up via
and or but so yet because if then else though although unless while whereas whether however
therefore thus hence otherwise plus too also again
here there now already still just only even ever almost quite rather very really actually
basically literally honestly seriously simply exactly totally absolutely definitely certainly
probably possibly maybe perhaps apparently obviously clearly supposedly generally usually
normally often sometimes always kind kinda sort sorta pretty super anyway anyways
whatever whichever right well okay ok yes yeah yep yup yea sure alright fine cool nice great good
better best awesome
please thanks thank thankyou sorry excuse pardon hello hi hey heya hiya yo howdy greetings
morning afternoon evening bye goodbye cheers welcome congrats
guys guy folks folk people man men dude bro bros bruh sis fam mate buddy pal friend friends
yall everyone gang team sir madam maam mam homie
lol lmao lmfao rofl haha hahaha hahahaha hehe heh xd omg omfg wtf wth smh ffs jeez gosh geez god
goodness damn dang darn hell heck crap crud wow whoa huh hmm hmmm hm mm mmm uh uhh um umm er erm
ah ahh oh ohh ooh ugh oof meh nah eh ay aw aww yikes welp gg imho iirc afaik ngl fr istg
mom mother mama mum dad father brother brothers sister sisters husband wife son sons daughter
daughters kid kids cousin cousins uncle aunt nephew niece grandma grandpa grandmother grandfather
grandparents stepdad stepfather stepmom stepmother fiance boyfriend girlfriend partner neighbor
neighbors neighbour coworker roommate baby family families parents relative relatives
quick quickly question questions ask asks asking asked tell tells telling told explain explains
explaining answer answers answering help helps helping know knows knowing knew known wonder
wonders wondering wondered curious curiosity understand understanding confused confusing
clarify clarification explanation mean means meant meaning think thinks thinking thought guess
guessing suppose supposed assume believe hear heard hearing read reading see sees seeing seen saw
look looks looking find finds finding found figure say says saying said talk talks talking
mention mentioned show shows shown give gives given giving gave take takes took taken put keep
come comes came try tries tried trying use uses used using feel feels bring
thing things stuff way ways bit lot lots tons bunch couple part matter idea detail details
info information summary short brief simple simply plain word words line lines version
eli5 tldr tl dr bot robot chatbot mod mods admin admins channel server thread
today tonight tomorrow yesterday lately recently currently nowadays soon later
first second last next again once twice
able possible sure certain allowed correct true real truly actual
hoping hope hopes wish love loved appreciate grateful bother bothering mind care
big little small new old whole entire own different
"""

_SPANISH: Final = """
el la los las lo un una unos unas este esta estos estas esto ese esa esos esas eso aquel aquella
aquellos aquellas aquello mismo misma mismos mismas otro otra otros otras cada todo toda todos
todas algun alguno alguna algunos algunas algo alguien cualquier cualquiera mucho mucha muchos
muchas poco poca pocos pocas tanto tanta tantos tantas tan mas menos muy bastante demasiado varios
varias ambos demas tal tales dos tres cuatro cinco seis siete ocho nueve diez
yo tu usted ustedes vos nosotros nosotras ellos ellas ella mi mis mio mia mios mias su sus suyo
suya suyos suyas tus tuyo tuya nuestro nuestra nuestros nuestras me te se nos os le les conmigo
contigo consigo uno ti si
a ante bajo con contra de del al desde durante en entre hacia hasta mediante para por pa segun
sobre tras
y e o u pero sino aunque porque pues entonces luego ademas tambien mientras si ya
aun todavia asi ahora ahorita aqui aca alli alla ahi hoy ayer anoche despues antes siempre
veces apenas casi solo solamente nomas incluso
soy eres es somos son era eran fue fueron ser sido siendo sea sean seria estoy estas esta estamos
estan estaba estaban estar estado este esten he has ha hemos han habia habian haber hay haya hubo
tengo tienes tiene tenemos tienen tenia tener tenga puedo puedes puede podemos pueden podria
podrian poder pueda puedan podia debo debes debe deben deberia hago haces hace hacen hacer haciendo
hizo hecho voy vas va vamos van ir ido iba quiero quieres quiere queremos quieren querer quisiera
queria quiera digo dices dice dicen decir diga digan digame dime dijo dicho doy das da dan dar den
dame deme se sabes sabe sabemos saben saber sepa sepan sabia supe creo crees cree creen creer
pienso piensas piensa parece pareces veo ves ve vemos ven ver visto viendo mira mire miren oir
oi oido leer lei leido entiendo entiendes entiende entender entendi comprendo comprender
explico explica explicas explicar explicame explique expliqueme explicacion explicaciones
pregunta preguntas preguntar pregunto preguntaba preguntita preguntando duda dudas consulta
consultar respuesta respuestas responder responde respondan respondeme contestar contesta
contesten contestame ayuda ayudar ayudame ayudeme ayuden aclarar aclaras aclarame aclaracion
cuenta cuentas cuentame cuenten contar platicame platiquen oiga oigan oye oyes escucha
necesito necesitas necesita necesitan necesitar necesitaba busco buscar buscando encuentro
encontrar trato tratar tratando intento usar uso usa usan poner pon pongan queda quedo pasa pasar
paso sirve servir significa significar refiere refieres llama llaman
hola holaa holis buenas buenos buen buena bueno dia dias tarde tardes noche noches saludo saludos
adios chao chau gracias agradezco agradeceria favor porfavor porfa disculpa disculpe disculpen
perdon perdone perdona permiso bienvenido
amigo amiga amigos amigas gente banda raza compa compas compadre comadre hermano carnal wey guey
we weyes vato primo mano mija mijo senor senora senores joven jefe jefa don dona chicos chicas
muchachos tio tia parce pana causa chamo che
mama madre papa padres hermano hermana hermanos hermanas esposo esposa marido mujer hijo hija hijos
hijas primo prima primos sobrino sobrina abuelo abuela abuelos nieto nieta suegro suegra cuñado
cuñada yerno nuera padrastro madrastra novio novia pareja vecino vecina vecinos compañero compañera
compadre comadre bebe familia familiar familiares papas parientes
jaja jajaja jajajaja jeje jejeje jiji ja je lol xd ay ayy ah eh oh uy uf uff hmm mmm aja ajam ok
okey okay oki vale va orale andale sale simon nel sip sep claro cierto verdad verda neta exacto
obvio perfecto genial chido padre bien mal mejor peor dios ojala
quiza quizas talvez acaso realmente exactamente simplemente basicamente literalmente
precisamente actualmente ultimamente generalmente normalmente probablemente posiblemente
supuestamente obviamente honestamente sinceramente seriamente rapido rapidito rapida rapidamente
cosa cosas asunto tema manera forma modo caso parte tipo vez detalle detalles dato datos
informacion info resumen palabra palabras corto breve sencillo simple facil curiosidad curioso
rollo onda
seguro segura gran grande grandes pequeno pequena nuevo nueva viejo vieja primero primera ultimo
ultima propio propia diferente distinto posible verdadero real
bot canal servidor grupo chat mensaje moderador admin
osea sea total igual
"""


ENGLISH: Final = frozenset(_ENGLISH.split())
SPANISH: Final = frozenset(_SPANISH.split())
FILLER: Final = ENGLISH | SPANISH
