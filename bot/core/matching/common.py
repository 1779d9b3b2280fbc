"""Gives everyday words of English and Spanish, which mean what they say.

A word that the FAQ lacks may be a misspelling of one that it has, or another ending of a synonym.
An everyday word is neither: "five" is no "file", "madre" no "made", "papá" has the stem of "papers"
and "president" that of "preso". Written by hand, topic by topic, folded as `normalize.words` gives
them.
"""

from __future__ import annotations

from typing import Final

from bot.core.matching.filler import FILLER

_ENGLISH: Final = """
zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds
thousand thousands million millions billion billions dozen half quarter third fourth fifth sixth
tenth double triple single percent
monday tuesday wednesday thursday friday saturday sunday january february march april june july
august september october november december spring summer autumn fall winter day days week weeks
weekend month months year years hour hours minute minutes seconds night nights noon midnight century
decade season date calendar clock early late daily weekly monthly yearly annual birthday christmas
easter holiday holidays thanksgiving halloween vacation
mother mom mum mommy mama father dad daddy papa parent parents brother brothers sister sisters sons
daughter daughters baby babies child children kid kids boy boys girl girls wife husband spouse uncle
aunt cousin cousins nephew niece grandma grandpa grandmother grandfather grandson family families
boyfriend girlfriend fiance neighbor neighbors neighbour roommate twins teen teens teenager adult
adults woman women lady ladies gentleman male female human humans head face eye eyes ear ears nose
mouth teeth tooth tongue lip lips neck shoulder arm arms hand hands finger fingers leg legs foot
feet knee back heart brain blood bone bones skin hair beard body bodies stomach chest muscle throat
voice
food meal breakfast lunch dinner bread butter milk cheese egg eggs meat beef pork chicken fish rice
beans corn salad soup pizza burger taco tacos sandwich sugar salt pepper sauce fruit apple apples
banana orange lemon potato tomato onion coffee tea water juice beer wine drink drinks drinking eat
eats eating ate cook cooking kitchen restaurant restaurants recipe hungry thirsty taste sweet bitter
house houses home homes apartment room rooms bedroom bathroom door doors window windows wall walls
floor roof garden yard garage table tables chair chairs bed beds lamp sofa mirror furniture rent
mortgage landlord tenant building buildings street streets road roads avenue bridge corner block
park parks town towns village country countries world earth sky sun moon star stars cloud rain snow
wind storm weather cold hot warm heat fire smoke ice air ocean lake river beach mountain mountains
island forest tree trees flower flowers grass plant plants animal animals dog dogs cat cats horse
horses cow pig bird birds bear lion tiger snake mouse rat car cars truck trucks bus buses train
trains plane planes airplane flight flights airport station boat ship bike bicycle motorcycle taxi
uber driver drive drives driving drove ride riding traffic parking gas fuel oil engine wheel tire
tires license insurance trip trips travel traveling tour tourist hotel luggage ticket tickets
passport visa map
shirt shirts pants jeans dress shoe shoes hat hats coat jacket clothes clothing fashion watch ring
bag bags purse wallet phone phones cell cellphone computer computers laptop internet website web
email emails online app apps software game games gaming video videos movie movies film films music
song songs singer band concert guitar piano dance dancing art artist paint painting picture pictures
photo photos camera television radio book books novel story stories poem author writer magazine
newspaper library
sport sports football soccer basketball baseball hockey tennis golf boxing race races teams player
players coach score scores goal goals match win wins won winning winner lose loses lost losing loser
champion championship league cup ball field stadium olympics broncos nuggets rockies avalanche
school schools college university class classes student students teacher teachers professor lesson
homework exam exams test tests degree grade grades education science math history geography english
spanish french german italian chinese japanese russian arabic latin language languages work works
working worked worker job jobs career office boss manager employee employees employer company
companies business businesses store stores shop shops shopping market markets mall customer
customers price prices cost costs cheap expensive sales buy buys buying bought sell sells selling
sold pay pays paying paid money cash dollar dollars cent cents euro bank banks loan debt credit tax
taxes salary wage wages income profit budget bill bills invest investment stock stocks bitcoin
crypto economy economic industry factory product products production service services doctor doctors
nurse hospital hospitals clinic medicine drug drugs pill pills health healthy sick sickness illness
disease cancer virus covid vaccine pain injury injured wound fever flu surgery therapy pregnant
birth born die dies died dying dead death alive killed kill kills killing jesus christ church
churches religion religious bible pray prayer priest pope islam muslim muslims christian christians
catholic jewish faith soul heaven
war wars army military soldier soldiers navy gun guns weapon weapons bomb bombs battle enemy peace
attack attacks violence violent terrorism terrorist murder theft robbery thief fight fighting fought
president governor senator senators congress senate minister king queen prince princess politics
political politician politicians party parties election elections vote votes voter voters campaign
candidate democracy republic majority minority constitution amendment treaty revolution america
american americans mexico mexican mexicans canada canadian england britain british london france
paris germany berlin spain italy rome europe european russia ukraine china japan india indian africa
african asia asian australia brazil argentina colombia venezuela cuba israel iran iraq syria
afghanistan turkey egypt texas california florida york chicago boston washington angeles vegas
houston phoenix seattle arizona nevada utah kansas wyoming nebraska ohio georgia virginia north
south east west northern southern eastern western central
red blue green yellow black white brown pink purple gray grey gold golden silver color colors dark
light bright colour
huge tiny large larger largest biggest smaller smallest tall long longer longest wide narrow deep
high higher highest low lower lowest heavy thick thin fast faster fastest slow slower slowest strong
stronger weak hard harder soft loud quiet easy easier difficult complex dirty clean empty full open
closed dry wet fresh rotten rich poor young younger older oldest modern ancient beautiful ugly
handsome smart clever stupid dumb crazy insane mad angry sad happy glad excited bored boring tired
lonely scared afraid brave shy proud jealous nervous calm funny serious strange weird normal special
famous popular favorite interesting amazing awful terrible horrible worse worst perfect useful
useless important interested impossible necessary similar equal main major minor final extra rare
common local global national international foreign private personal social cultural physical mental
natural digital electric electronic medical financial commercial professional amateur senior junior
royal
become becomes became begin begins began begun beginning start starts started starting stop stops
stopped stopping end ends ended ending finish finished continue continues continued change changes
changed changing move moves moved moving stay stays stayed staying leave leaves leaving left arrive
arrived return returns returned turn turns turned run runs running ran walk walks walking walked
jump fly flying flew swim swimming climb falls fell fallen sit sits sitting sat stand stands
standing stood sleep sleeping slept wake woke dream dreams write writes writing wrote written draw
drawing build builds built break breaks breaking broke broken fix fixed repair create creates
created creating produce design develop developed development grow grows growing grew grown cut cuts
cutting push pull throw throws threw thrown catch caught hit hits hitting touch hold holds carry
carried send sends sending sent receive received brought choose chooses chose chosen pick picked
play plays playing played sing singing laugh laughing cry crying smile listen listening speak speaks
speaking spoke spoken teach teaches teaching taught learn learns learning learned forget forgot
forgotten remember remembers remembered believes believed lie lies lied lying steal stole stolen
save saves saved spend spends spent waste wasted waiting wait waits waited follow followed lead
leads leading led meet meets meeting met join joined marry married marriage divorce divorced wedding
live lives lived living hate hates hated hating prefer enjoy enjoyed suffer suffering describe
imagine notice realize expect expected wear wearing wore wash washing smell burn burning explode
account action activity activities address advantage adventure advice age ages agreement amount
analysis area areas argument arrival article attention attitude audience average award beauty
behavior benefit benefits bottom box boxes brand button capital cards cause causes center centre
chance character characters charge choice choices circle club clubs code collection comfort comment
comments commission competition concept condition conditions connection content context contract
copy course courses crowd culture currency damage danger data decision decisions demand department
depth desire device difference difficulty direction director disaster discount discovery discussion
distance district doubt edge effort element energy engineer entrance environment equipment error
errors event events example examples exercise existence experience experiment expert fact facts
failure fame fan fans fear feature features feeling feelings file files focus force forces form
forms frame freedom front function fun future gender gift gifts glass growth habit harm height hero
hobby honor hurry image images impact improvement inch inches influence inspiration instance
interest interests item items joke jokes journey joy judge justice key keys knowledge lack lane
leader leaders level levels limit limits lists location lock luck lucky machine machines magic
manner mark master material materials measure memory message messages metal method middle mile miles
miss mission mistake mistakes mix mode model models moment moments mood motion mystery name names
nation nations nature network noise nothing number numbers object occasion offer offers operation
opinion opportunity option options order organization origin owner owners pack page pages pair paper
papers partner passion password patience pattern performance period person personality piece pieces
plan plans planet plastic pleasure poetry point points policy pool population position power
practice present pressure pride prize problem problems process profile program programs progress
project projects promise promises proof property purpose quality quantity range rate rates ratio
reality reason reasons record records region relation relationship relationships relief repeat
report reports research resource resources response result results review reviews reward risk role
root rope rule rules safety sample scale scene schedule screen search secret section sector security
sense sentence series session set sets sex sexual shape share shares shock shot shots side sides
sign signal signs silence site size skill skills society solution sound sounds source space speed
spirit spot square staff stage standard standards state states status step steps stone strategy
stress structure struggle studies study style subject success suggestion support surface surprise
symbol system systems talent target task tasks technique technology tendency term terms text theme
theory title tool tools top topic topics track tradition training translation treasure trend trial
trouble trust truth type types union unit universe user users valley value values variety victim
victory view views volume wave wealth weight witness wood zone zones policies offices presidents
presidency legislation periods decrease decreases decreased federation retire retired retirement
refuge cart carts mice scrape beneficial
"""

_SPANISH: Final = """
cero dos tres cuatro cinco seis siete ocho nueve diez doce trece catorce quince dieciseis diecisiete
dieciocho diecinueve veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa cien ciento
cientos mil miles millon millones docena medio media mitad tercio cuarto doble triple segundo
tercero tercer quinto sexto decimo porciento
lunes martes miercoles jueves viernes sabado domingo enero febrero marzo abril mayo junio julio
agosto septiembre setiembre octubre noviembre diciembre primavera verano otoño invierno semana
semanas mes meses año años hora horas minuto minutos segundos madrugada mediodia medianoche siglo
siglos decada temporada fecha fechas calendario reloj temprano diario cumpleaños navidad pascua
feriado vacaciones fiesta fiestas
madre mama mami papa papi padres hermana hermanos hermanas hijo hija hijos hijas bebe niño niña
niños niñas chico chica muchacho muchacha jovenes esposo esposa marido mujer mujeres señora señor
señores señorita tios prima primos sobrino sobrina abuelo abuela abuelos nieto nieta familia
familias familiar familiares novio novia novios suegra cuñado vecino vecina vecinos pareja gemelos
adulto adultos anciano ancianos hombre humano humanos humana
cabeza cara ojo ojos oreja nariz boca diente dientes lengua labio cuello hombro brazo brazos manos
dedo dedos pierna piernas pie pies rodilla espalda corazon cerebro sangre hueso huesos piel pelo
barba cuerpo cuerpos estomago pecho garganta voz alma mente
comida desayuno almuerzo cena pan mantequilla leche queso huevo huevos carne pollo pescado arroz
frijoles maiz ensalada sopa pizza taco tacos tortilla azucar sal salsa fruta frutas manzana naranja
limon papas tomate cebolla cafe agua jugo cerveza vino bebida bebidas beber comer comiendo cocina
cocinar restaurante receta hambre sed sabor rico dulce amargo
casa casas hogar apartamento departamento cuartos habitacion baño puerta puertas ventana pared piso
techo jardin patio mesa mesas silla sillas cama camas espejo renta alquiler hipoteca dueño inquilino
edificio edificios calle calles camino caminos avenida puente esquina barrio parque pueblo pueblos
aldea pais paises mundo tierra tierras cielo sol luna estrella estrellas nube lluvia nieve viento
tormenta clima frio calor caliente fuego humo aire mar oceano lago rio rios playa montaña montañas
isla bosque arbol arboles flor flores pasto planta plantas animal animales perro perros gato gatos
caballo vaca cerdo pajaro oso leon tigre serpiente raton
carro carros coche coches auto autos camion camiones camioneta autobus tren trenes avion aviones
vuelo vuelos aeropuerto estacion barco bicicleta moto taxi chofer conductor manejar maneja manejando
conducir trafico estacionamiento gasolina motor rueda llanta viaje viajes viajar turista hotel
maleta boleto boletos pasaporte visa mapa
camisa pantalon pantalones vestido zapato zapatos sombrero abrigo chaqueta ropa moda anillo bolsa
bolso cartera telefono telefonos celular computadora internet pagina web correo aplicacion juego
juegos jugar video videos pelicula peliculas cine musica cancion canciones cantante concierto
guitarra baile bailar arte artes artista artistas pintura pintar foto fotos camara television tele
radio programa libro libros novela historia historias cuento poema autor escritor revista periodico
biblioteca teatro
deporte deportes futbol baloncesto beisbol tenis boxeo carrera carreras equipo equipos jugador
jugadores entrenador marcador gol goles partido partidos gana ganar ganador gano pierde perder
perdio campeon campeonato liga copa pelota balon cancha estadio seleccion
escuela escuelas colegio universidad clase clases estudiante estudiantes alumno alumnos maestro
maestra profesor profesora leccion tarea tareas examen examenes prueba pruebas titulo grado
educacion ciencia ciencias matematicas geografia ingles español frances aleman italiano chino
japones ruso arabe idioma idiomas lenguaje curso cursos
trabajo trabajos trabaja trabajar trabajando trabajador trabajadores empleo empleado empleados
oficina gerente compañia compañias empresa empresas negocio negocios tienda tiendas mercado mercados
cliente clientes precio precios costo costos barato caro venta ventas comprar compra compre vender
vende pagar paga pago pagos dinero efectivo dolar dolares peso pesos euro banco bancos prestamo
deuda credito impuesto impuestos salario sueldo ingreso ingresos ganancia presupuesto factura
inversion economia economico economica industria industrial fabrica producto productos produccion
servicio servicios obra obras
doctor doctora doctores medico medicos enfermera hospital hospitales clinica medicina droga drogas
pastilla salud sano enfermo enferma enfermedad cancer virus vacuna dolor herida fiebre gripe cirugia
terapia embarazada nacimiento nacer nacio murio morir muere muerto muerta muertos muerte vivo matar
mata mato
jesus cristo iglesia iglesias religion religioso biblia rezar oracion cura musulman cristiano
catolico judio fe infierno santo santa
guerra guerras ejercito militar militares soldado soldados arma armas bomba batalla enemigo paz
ataque ataques violencia violento terrorismo terrorista asesinato robo ladron pelea lucha luchar
presidente presidenta gobernador senador congreso ministro ministerio rey reina principe princesa
politica politico politicos eleccion elecciones voto votar votos campaña candidato candidatos
democracia republica mayoria minoria constitucion enmienda tratado revolucion reforma america
americano americanos mexico mexicano mexicanos canada inglaterra londres francia paris alemania
españa madrid barcelona italia roma europa europeo rusia ucrania china japon india africa asia
australia brasil argentina colombia venezuela cuba chile peru ecuador bolivia uruguay guatemala
honduras salvador nicaragua panama puerto israel iran irak siria texas california florida york
chicago washington angeles norte sur oeste oriente occidente central
rojo azul verde amarillo negro negra blanco blanca rosa morado gris oro dorado plata color colores
oscuro brillante
enorme pequeño pequeña pequeños chiquito alto alta altos baja corta largo larga ancho estrecho
profundo pesado grueso delgado lento fuerte fuertes debil duro suave faciles dificil dificiles
complejo sucio limpio vacio lleno abierto cerrado seco mojado fresco pobre pobres viejos moderno
antiguo antigua hermoso hermosa bonito bonita lindo linda feo guapo inteligente listo tonto estupido
loco loca enojado triste feliz felices contento alegre emocionado aburrido cansado miedo asustado
valiente orgulloso celoso nervioso tranquilo chistoso gracioso serio raro extraño normal especial
famoso popular favorito interesante increible horrible terrible peores util inutil importante
importantes interesado imposible necesario similar iguales principal mayor menor final extra comun
global nacional internacional extranjero privado personal social cultural fisico mental natural
digital electrico electronico financiero comercial profesional superior inferior anterior siguiente
proximo ultimos
empezar empieza empezo comenzar comienza comenzo parar terminar termina termino acabar seguir sigue
continua cambiar cambia cambio cambios mover quedar quedarse salir salio llegar llega llego regresar
regresa volver vuelve volvio correr corre caminar camina saltar volar nadar subir sube bajar caer
cayo sentar sentado levantar dormir duerme despertar sueño sueños soñar escribir escribe escribio
dibujar construir romper roto arreglar reparar crear crea creado creacion producir diseño
desarrollar desarrollo crecer crece crecimiento cortar empujar jalar tirar lanzar atrapar golpear
golpe tocar toca sostener cargar enviar envia recibir recibe traer trae elegir elige escoger cantar
canta reir risa llorar llora sonreir sonrisa escuchar hablar enseñar enseña aprender aprende olvidar
olvida olvide recordar recuerda mentir mentira robar ahorrar gastar gasto esperar espera esperando
guiar conocer conoce juntar casar casado casada matrimonio divorcio boda vivir vive viven vivia vida
vidas odiar odio preferir prefiere disfrutar sufrir sufre describir imaginar imagina notar realizar
realiza ocurrir ocurre lavar oler quemar explotar obtener suponer supongo encantar encanta
accion actividad actividades actitud acto actos acuerdo altura amor analisis anuncio apoyo area
areas atencion ausencia aventura avance base belleza beneficio calidad campo cantidad capacidad
capital caracter caracteristicas caja cargo carta cartas causas centro circulo ciudadania cifra
codigo combate comision comercio competencia concepto conciencia condicion condiciones conexion
confianza conjunto consejo consejos construccion contenido contexto contrario contrato control copia
corriente crisis cuadro cuestion culpa cultura daño debate decision decisiones defensa deseo destino
diferencia dificultad direccion director disco discurso discusion distancia edad efecto ejemplo
ejemplos ejercicio elemento elementos energia entrada error errores escena escenario esfuerzo
espacio especie espiritu estados estilo estructura estudio estudios evento eventos evidencia exito
existencia experiencia experto expresion falta fama fin fondo formas frase frente frontera fuente
fuentes fuerza fuerzas funcion futuro generacion genero gobierno grupos gusto habito hechos heroe
ideas imagen imagenes impacto importancia influencia informe iniciativa inicio instante institucion
instituciones intencion interes intereses interior justicia lado lados libertad lider lideres limite
limites linea lineas lista lugar lugares luz maestria maneras maquina marca marcha material
materiales medida medidas medios memoria mensajes meta metodo mirada mision misterio modelo modelos
momento momentos motivo movimiento movimientos muestra naturaleza nacion naciones necesidad nivel
niveles nombre nombres numero numeros objetivo objeto ocasion opcion opciones operacion opinion
opiniones oportunidad orden origen papel papeles partes pasado pasos patria pena pensamiento perdida
perfil periodo persona personas piedra piezas plan planes plaza poblacion posibilidad posicion
practica premio presencia presion principio principios problema problemas proceso procesos progreso
promesa propiedad proposito proteccion provincia proyecto proyectos punto puntos razon razones
realidad recuerdo recurso recursos red redes region regiones regla reglas relacion relaciones
reporte respeto resultado resultados reunion riesgo ritmo salida secreto sector seguridad señal
sentido sentimiento serie sexo sexual significado signo silencio simbolo sistema sistemas sitio
situacion sociedad solucion sombra sonido suceso suelo suerte superficie talento tamaño tecnica
tecnologia temas temor tendencia teoria terreno texto tiempo tiempos tipos tono tradicion transporte
tratamiento turno ubicacion union unidad universo usuario usuarios valor valores variedad velocidad
ventaja victima victimas victoria visita vista volumen voluntad zona zonas
legislacion periodos cortas cortos universos reto retos retiro retirar refugio medir deportivo
deportista
"""

COMMON: Final = frozenset(_ENGLISH.split()) | frozenset(_SPANISH.split()) | FILLER
"""Everyday words of both languages, fillers included."""
