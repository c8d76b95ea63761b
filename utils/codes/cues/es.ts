import type { CueWords } from '../kinds.ts';

export const es: CueWords = {
  noibu:
    '(código,codigo,codgo,cod,códigos,clave) (de,) (ayuda,ayudas,alluda)|(número,pin) de ayuda|código noibu|código help',
  cobrowse:
    '(código,códigos,cod,codgo,clave,pin,número) (de,de la,de mi,para,para la,del,) (compartir pantalla,pantalla compartida,sesión,la sesión,co_browsing,co_browse,co_navegación,cobrowsing,compartir la pantalla,compartir mi pantalla,uso compartido de pantalla,compartición de pantalla,navegación compartida,navegación conjunta,sesion de soporte,visualización)|sesión de (soporte,co_browsing,cobrowse)',
  support:
    '(código,códigos,cod,clave,número,pin) (de,del,para,para el,) (soporte,asistencia,atención al cliente,servicio técnico,agente,soporte técnico,asesor,apoyo,técnico)',
  six: '(6,seis) (dígitos,digitos,números,cifras,dijitos,dígito)',
  code: 'código|códigos|codigo|codgo|codig|clave',
  screen:
    'compartir (mi,su,tu,la,) pantalla|compartir pantalla|pantalla compartida|comparte (tu,la) pantalla|comparta su pantalla|ver (mi,su,tu) pantalla|(mi,su,tu) pantalla|co_navegación',
  session: 'sesión',
  show: 'aparece|apareció|me sale|sale|salió|muestra|veo|dice|me dio|me da|me aparece|pone|indica|salio',
  other:
    '(número,nº,nro,num,n°,no,núm,código,id,clave) (de,del,de la,de mi,) (pedido,orden,ticket,factura,caso,cliente,reserva,reservación,cuenta,artículo,producto,serie,contrato,socio,referencia,reclamo,reclamación,póliza,devolución,incidencia,incidente,solicitud,transacción,confirmación de pedido,compra,recibo,boleto,folio,modelo,lote,empleado,habitación,tienda,barras,guía interna,seguimiento del caso,usuario,puerta,registro de compra,invitación)|referencia|código(s,) (promocional*,postal,de descuento,descuento,promo,de promoción,de regalo,de cupón,cupón,de error,error,de barras)|cupón|cupon|vale|descuento|tarjeta regalo|tarjeta de regalo|c p|error|folio|localizador',
  thing:
    'pedido|orden|ticket|factura|caso|cliente|cuenta|artículo|producto|reserva|contrato|compra|reclamo|reclamación|pago|devolución|incidencia|solicitud|paquete|carrito|envío',
  otp: '(código,codigo,clave,pin,número) (de,) (verificación,verificacion,confirmación,confirmacion,seguridad,acceso,activación,autenticación,inicio de sesión,validación,desbloqueo,recuperación,un solo uso,registro,entrega,recogida,retiro,sms,ingreso)|contraseña|un solo uso|uso único|verificar|verificación|iniciar sesión|inicia sesión|inicio de sesión|identidad|autenticación|dos pasos|por sms|un sms|mensaje de texto|no (lo,la,) (compartas,comparta,compartir,reveles,divulgues)|no compartas|no comparta|con nadie|a nadie|nunca|nadie|válido|vence|caduca|expira en|repartidor|conductor|mensajero|a su teléfono|a tu teléfono|a su celular|a su correo|a tu correo|su banco|transferencia|token',
  amount:
    'unidades|piezas|personas|usuarios|visitantes|clientes|pedidos|puntos|kilómetros|metros|días|horas|minutos|segundos|años|veces|líneas|habitantes|miembros|visitas|seguidores|por ciento',
  sample: 'por ejemplo|p ej|ejemplo*|como este|tipo|parecido a|algo así|como por ejemplo',
  never:
    'teléfono|tel|tlf|tfno|móvil|celular|cel|número de (teléfono,móvil,celular,seguimiento,rastreo,tarjeta,cuenta bancaria,pasaporte,guía)|llámame|llámeme|me llame|llamar al|contactarme|fax|dni|nif|cif|rfc|rut|curp|iva|cuit|cuenta bancaria|clabe|rastreo|guía|seguimiento|código de (seguimiento,rastreo)|número de envío|fecha|fecha de nacimiento|nacimiento|nací|tarjeta|tarjeta de crédito|precio|importe|monto|cuesta|costo|saldo|versión|pasaporte',
  money: 'euros|pesos|dólares|soles|céntimos|mxn|cop|ars',
  not: 'no|ningún|ninguno|en vez de|en lugar de|sin|ni|y no|olvide|ignore|no encuentro|no veo|no tengo',
  fix: 'perdón|perdon|perdone|disculpa|disculpe|corrección|lo siento|error de dedo|me equivoqué|equivoqué|quise decir|quería decir|digo|mejor dicho|espera|espere|en realidad|nuevo|nueva|otra vez|de nuevo|otro|nuevamente|expiró|expirado|caducado|caducó|inválido|incorrecto|equivocado|mal|no funciona|no sirve|ups',
  tell: 'ingrese|ingresa|introduzca|introduce|escriba|escribe|use|usa|utilice|digite|utiliza',
  yours: 'su|sus|tu|tus|vuestro',
  mine: 'mi|mis|yo|tengo|nuestro|me|nosotros',
  fill: 'el|la|los|las|lo|un|una|este|esta|esto|ese|esa|aquí|aqui|ahí|hola|buenas|buenos días|buenas tardes|sí|gracias|por favor|porfa|bueno|entonces|ahora|ya|también|siguiente|número|números|dígitos|abajo|arriba|izquierda|derecha|con|vale gracias|claro|ok|encontré|encontrado|que|qué|cuál|cual|te|le|se|está|solo|sólo|actual|primer|primero|segundo|último|anterior|dar|darme|dame|deme|enviar|envíe|leer|decir|decirme|dígame|dime|puede|puedes|podría|en|al|pantalla|página|hay|tienes|tiene',
  is: 'es|son|era|sería|fue',
  and: 'y|pero|además',
  or: 'o|o bien',
  for: 'para|de|del|de la|de mi|sobre|respecto a|relacionado con|por',
};
