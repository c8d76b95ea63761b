import type { CueWords } from '../kinds.ts';

export const es: CueWords = {
  noibu:
    'código_ayuda|codigoayuda|código (noibu,help)|código (de,de la,para la,para,) (ayuda,auxilio)|código de (alluda,ayda,auda)|(codigo,cod) ayuda|noibu|clave de ayuda|código (de,del) noibu',
  cobrowse:
    'sesión de (soporte,co_browsing,cobrowse)|cobrowse|código sesión|código (de,de la,para la,para) (sesión,sesion,secion,seción,cesión,pantalla,compartir,visualización)|(código,clave,número) de (sesión,sesion)|(código,clave) para (compartir,ver,mostrar) (mi,su,tu,la,) pantalla|código (de,para) pantalla compartida|vista remota|(vean,vea,ven,veas,vieran) (mi,su,tu,la) pantalla|código de (co_navegación,conexión)',
  six: '(6,seis) (dígitos,digitos,números,cifras,dijitos,dígito)|(6,seis) (digitos,dígito,numeros,numeritos,cifra)|de (6,seis) (dígitos,digitos)',
  code: 'código|códigos|codigo|codgo|codig|clave|cod',
  screen:
    '(compart*,compartición de,uso compartido de) (mi,su,tu,la,) pantalla|pantalla compartida|ver (mi,su,tu) pantalla|co_navegación|co_browsing|navegación (compartida,conjunta)|visualización|compartir|mi pantalla|tu pantalla|su pantalla|(compartir,comparta,comparto,mostrar,enseñar,ver) (la,mi,su,tu) pantalla',
  session: 'sesión',
  show: 'aparece|apareció|me sale|sale|salió|muestra|veo|dice|me dio|me da|me aparece|pone|indica|salio|(en,en mi,en la,en su) pantalla',
  other:
    'referencia|promocional*|código postal|postal|cupón|vale|tarjeta (de,) regalo|c p|código (de,) error|folio|localizador|descuento|promo|promoción|código de barras|invitación|(número,código) de (la,) tienda',
  thing:
    'pedido|orden|ticket|factura|caso|cliente|cuenta|artículo|producto|reserva|reservación|contrato|compra|reclamo|reclamación|pago|devolución|incidencia|incidente|solicitud|paquete|carrito|envío|serie|socio|póliza|transacción|recibo|boleto|modelo|lote|empleado|habitación|usuario|puerta|referencia|regalo|barras|confirmación de pedido|expediente|error',
  otp: 'verificación|verificacion|confirmación|confirmacion|seguridad|acceso|activación|autenticación|validación|desbloqueo|recuperación|un solo uso|uso único|registro|entrega|recogida|retiro|sms|ingreso|contraseña|verificar|iniciar sesión|inicia sesión|inicio de sesión|identidad|dos pasos|por sms|un sms|mensaje de texto|no (lo,la,) (compartas,comparta,compartir,reveles,divulgues)|con nadie|a nadie|nunca|nadie|válido|vence|caduca|expira en|repartidor|conductor|mensajero|a su teléfono|a tu teléfono|a su celular|a su correo|a tu correo|su banco|transferencia|token|pin',
  amount:
    'unidades|piezas|personas|usuarios|visitantes|clientes|pedidos|puntos|kilómetros|metros|días|horas|minutos|segundos|años|veces|líneas|habitantes|miembros|visitas|seguidores|por ciento',
  sample: 'por ejemplo|p ej|ejemplo*|como este|tipo|parecido a|algo así|como por ejemplo',
  never:
    'teléfono|tel|tlf|tfno|móvil|celular|cel|(número,nro,núm) de (seguimiento,rastreo,tarjeta,cuenta bancaria,pasaporte,guía,envío)|llámame|llámeme|me llame|llamar al|contactarme|fax|dni|nif|cif|rfc|rut|curp|iva|cuit|cuenta bancaria|clabe|rastreo|guía|seguimiento|fecha|fecha de nacimiento|nacimiento|nací|tarjeta|tarjeta de crédito|precio|importe|monto|cuesta|costo|saldo|versión|pasaporte',
  money: 'euros|pesos|dólares|soles|céntimos|mxn|cop|ars',
  not: 'no|ningún|ninguno|en vez de|en lugar de|sin|y no|olvide|ignore|no encuentro|no veo|no tengo|en vez del|en lugar del',
  fix: 'perdón|perdon|perdone|disculpa|disculpe|corrección|lo siento|error de dedo|me equivoqué|equivoqué|quise decir|quería decir|digo|mejor dicho|espera|espere|en realidad|nuevo|nueva|otra vez|de nuevo|otro|nuevamente|expiró|expirado|caducado|caducó|inválido|incorrecto|equivocado|mal|no funciona|no sirve|ups',
  tell: 'ingrese|ingresa|introduzca|introduce|escriba|escribe|use|usa|utilice|digite|utiliza',
  yours: 'su|sus|tu|tus|vuestro',
  mine: 'mi|mis|yo|tengo|nuestro|me|nosotros',
  ask: 'dar|darme|dame|deme|enviar|envíe|envíeme|leer|lea|léame|decir|decirme|dígame|dime|puede|puedes|podría|cuál|por favor|porfa|necesito|pásame|páseme|indicar|dictar|facilitar|facilíteme',
  digits: 'dígitos|cifras',
  fill: 'el|la|los|las|lo|un|una|este|esta|esto|ese|esa|aquí|aqui|ahí|hola|buenas|buenos días|buenas tardes|sí|gracias|bueno|entonces|ahora|ya|también|siguiente|abajo|arriba|izquierda|derecha|con|vale gracias|claro|ok|encontré|encontrado|que|qué|cual|te|le|se|está|solo|sólo|actual|primer|primero|segundo|último|anterior|en|al|pantalla|página|hay|tienes|tiene|por teléfono|x teléfono',
  is: 'es|son|era|sería|fue',
  and: 'y|pero|además',
  or: 'o|o bien',
  for: 'para|de|del|de la|de mi|sobre|respecto a|relacionado con|por',
  help: 'ayuda|ayudas|alluda',
  desk: 'soporte|asistencia|atención al cliente|servicio técnico|agente|asesor|apoyo|técnico|soporte técnico|soporte tecnico|atención|atencion al cliente|agentes|asesora|operador|operadora|servicio',
  nr: 'número|nº|nro|num|n°|núm|id|identificador|numero',
  handed: 'tu código|tus códigos',
  wanted:
    '(que,q) (me,) (pidió,pediste,pidieron,pide,pides,pedía,pedías,solicitó,necesita,necesitas,necesitaba)',
};
