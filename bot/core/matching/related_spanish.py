"""Gives groups of everyday Spanish words that may stand for one another.

Between semicolons stand words that people use for about the same thing, folded as `normalize.words`
gives them; one with two meanings is in two groups. Written by hand from general knowledge of the
language. No topic of a FAQ belongs here: that is what its own `vocabulary.yaml` is for.
"""

from __future__ import annotations

from typing import Final

SPANISH: Final = """
abajo debajo; aburrido pesado aburrir tedioso; aceptar admitir; acontecimiento evento;
actualizar renovar; acuerdo conforme; adios chao despedida; ahora actualmente; algunos varios;
amigo compañero colega; amor cariño; animal mascota; antes previo anterior; apagar desactivar;
aparato dispositivo; aprender estudiar; arreglar reparar componer solucionar corregir;
arriba encima; aumentar subir incrementar crecer; autobus bus; avion vuelo; aviso alerta;
ayuda asistencia apoyo auxilio; ayudar asistir apoyar ayuda auxiliar;
añadir agregar sumar incluir meter; bajar reducir disminuir; barato economico; bastante suficiente;
beber tomar; bien bueno correcto; bonito guapo hermoso lindo bello; borrar eliminar quitar suprimir;
boton tecla; bueno bien genial excelente; buscar encontrar busqueda; caducar vencer; caliente calor;
callar callate silencio; calle avenida; cambiar modificar alterar ajustar; cambio modificacion;
camino ruta calle carretera; cancelar anular revocar; cancion musica; cansado agotado;
cantidad numero monto; capaz poder habilidad; caro costoso;
casa hogar vivienda domicilio residencia; casar casarse boda matrimonio; cerca cercano proximo;
chiste broma gracioso; cierto verdad verdadero; cita reunion; ciudad pueblo; clase curso;
coche carro auto vehiculo; cocinar preparar; coger tomar agarrar;
comer almorzar cenar alimentar comida; comida alimento plato;
comprar compra adquirir obtener conseguir; comprobar verificar revisar; conectar unir;
configurar ajustar; consejo recomendacion sugerencia; contactar comunicar;
contento feliz alegre alegria; contraseña clave; controlar vigilar; copiar duplicar;
correcto cierto; correo email mail; corto breve; cosa objeto; costar valer precio;
creador inventor autor fundador; crear inventar fundar diseñar programar;
cuarto habitacion dormitorio pieza; cuenta factura; cumpleaños nacimiento edad;
dar entregar ofrecer; deber adeudar; decir contar comunicar expresar; dentro adentro;
descansar dormir reposar; descargar bajar; descuento rebaja oferta; desear querer anhelar;
despedir echar despido; despues luego posterior; devolucion reembolso; devolver regresar;
diferente distinto; dificil complicado duro; dinero plata efectivo; divertido gracioso entretenido;
dividir separar; doctor medico; documento archivo papel; dolor doler; dormir descansar sueño;
echar despedir botar; edad viejo años; elegir escoger seleccionar;
empezar comenzar iniciar arrancar; empresa compañia negocio; encender prender activar;
encontrar hallar buscar localizar; enfadado enojado molesto furioso enfado; enfermo malo;
enojar enfadar molestar irritar; enseñar educar instruir; entender comprender; entero completo;
enviar mandar remitir; equipaje maleta; equivocado incorrecto erroneo mal; equivocar errar fallar;
error fallo problema falla; esconder ocultar; escribir redactar; escuchar oir; escuela colegio;
especial particular; esperar aguardar; esposa mujer esposo; esposo marido; estado provincia;
estudiante alumno; estupido tonto idiota imbecil; evitar prevenir impedir; excepto salvo menos;
explicar describir aclarar; extrañar echar; facil sencillo simple; famoso conocido; fecha dia;
feliz alegre contento felicidad dichoso; fiesta celebracion; fin final termino;
foto imagen fotografia; fuera afuera; ganar cobrar; ganar vencer; gasolina combustible;
genial excelente fantastico estupendo maravilloso increible; gracias agradecer agradecido;
gracioso divertido chistoso comico; grande enorme gran gigante tamaño; gratis gratuito;
grupo equipo; guapo hermoso atractivo; guardar salvar conservar; gustar encantar agradar amar;
habilidad capacidad; hablar conversar charlar platicar dialogar;
hacer crear construir fabricar producir elaborar; hambre hambriento comer; historia cuento relato;
hola saludos buenas; hombre varon señor; hora tiempo cuando; idea ocurrencia; idioma lengua;
igual mismo identico; ilegal ilicito; importante esencial; impuesto tasa; inicio comienzo principio;
instalar poner; inteligente listo brillante sabio astuto; intentar probar tratar; internet red;
ir acudir viajar; jefe patron director; joven pequeño; juntar unir; largo duracion; leer lectura;
legal licito; lejos distancia lejano; lento despacio tardar; ley norma legislacion;
libre disponible; limite maximo tope; limpiar lavar; llamar nombre llamarse; llamar telefonear;
llegar venir; lleno completo; llevar traer cargar; lluvia llover; loco demente chiflado;
lugar sitio parte donde; luz lampara; madre mama; maestro profesor;
malo mal terrible pesimo horrible; malvado malo; manera forma modo; mas otro adicional;
mensaje nota texto; mentira falso mentir; molestar fastidiar incordiar; molesto pesado irritante;
mostrar enseñar ver presentar; mover trasladar transferir; mucho bastante; mujer señora dama;
mundo tierra; nacer nacimiento; necesario preciso obligatorio; necesitar requerir precisar;
niño hijo; normal comun habitual; nota apunte; noticia novedad; novia novio pareja;
nuevo reciente; nunca jamas; objetivo meta; ocupado atareado; ocurrir suceder pasar;
odiar detestar aborrecer; oficina despacho; opinion parecer juicio;
ordenador computadora computador pc maquina; padre papa; pagar abonar pago; pagina sitio web;
pais nacion; palabra termino; pantalla monitor; parar detener cesar frenar; parecido similar;
parte trozo pedazo; pedir solicitar rogar; pelicula cine film; peligro riesgo; peligroso arriesgado;
pensar creer opinar; pequeño chico diminuto; perder extraviar; perdon disculpa siento lamentar;
permiso autorizacion licencia; permitir dejar autorizar; persona humano individuo gente;
plan proyecto; precio costo coste valor; preferir favorito gustar; pregunta duda consulta;
preguntar consultar interrogar cuestionar; premio recompensa; preocupar inquietar; prestamo credito;
primero inicial; privado personal; probar ensayar; problema dificultad lio inconveniente;
programa aplicacion; prohibir vedar impedir; pronto enseguida; proteger defender cuidar;
prueba examen; pulsar presionar; queja reclamo; querer desear amar; quizas tal; rapidez velocidad;
rapido veloz pronto; raro extraño; razon motivo causa; real verdadero autentico; rechazar negar;
recibir obtener; recibo factura; recomendar aconsejar sugerir; recordar acordar memorizar;
registrar inscribir apuntar; regla norma; reir risa carcajada; repetir otra; reservar apartar;
resolver solucionar arreglar; responder contestar respuesta; reunion junta encuentro;
rico delicioso sabroso; robar hurtar; romper dañar averiar estropear; roto averiado;
saber conocer conocimiento; salir irse marchar partir; sano saludable; seguir continuar;
seguridad proteccion; seguro cierto; seguro protegido fiable; siempre constantemente;
significado sentido; significar querer; simpatico amable; solicitud peticion; solo soledad;
solo unicamente; sonido ruido; subir cargar; sueldo salario paga; sustituir reemplazar;
tamaño dimension medida; tarea deber; telefono movil celular; tener poseer;
terminar acabar finalizar concluir; terrible horrible malo espantoso; tiempo clima; tienda comercio;
todo entero; todos cada; tonto estupido idiota bobo; trabajar laborar currar;
trabajo empleo labor ocupacion; triste deprimido apenado tristeza; ultimo final reciente;
usar utilizar emplear; usuario cuenta; vender venta; ver mirar observar; verdad cierto realidad;
viaje vacaciones recorrido; viejo anciano mayor antiguo; vivir residir habitar; zona region
"""
