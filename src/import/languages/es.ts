import type { LanguageWords } from './language.ts';

export const es: LanguageWords = {
  personHeaders: {
    companyId: 'id de empresas asociadas|id de empresa asociada|id de la empresa|id de empresa',
    role: 'cargo|puesto|título del puesto',
    language: 'idioma|idioma preferido',
  },
  noCompany: 'particular|privado|autónomo|ninguna|jubilado',
  headers: {
    externalId: `código cliente|código de cliente|nº cliente|id cliente|número de cliente|nro|código|id externo|cód. cliente
      |código del cliente|id del cliente|nº de cliente|id de registro|id. de registro|id del comprador`,
    name: `nombre completo|nombre y apellidos|nombre del cliente|nombre cliente|cliente|contacto|comprador
      |razon social cliente|tercero|nombre / razón social|nombre o razón social|nombre fiscal|cliente / empresa
      |titular|remitente|pagador|paciente|huésped
      |persona de contacto|nombre del contacto a mostrar en la factura|nombre a mostrar del contacto de la factura|nombre del contacto
      |facturar a nombre|nombre de facturación|facturar a|contraparte|contacto asociado|contactos asociados|nombre del comprador|cliente nombre`,
    firstName: 'nombres|nombre de pila',
    lastName: 'apellidos|apellido',
    company: `empresa|razón social|compañía|organización|nombre comercial|sociedad|denominación social|nombre empresa
      |nombre de la empresa|razón social del cliente
      |nombre de la cuenta|nombre de cuenta|empresa asociada`,
    email: `correo|correo electrónico|dirección de correo electrónico|dirección de correo electrónico principal
      |dirección de correo electrónico secundaria|dirección de correo electrónico 2
      |correo electrónico del remitente
      |email del contacto|correo del contacto|email de facturación|correo de facturación`,
    phone: `teléfono|número de teléfono|teléfono del trabajo|teléfono (trabajo)|teléfono principal|fijo|móvil|celular|teléfono móvil
      |particular|telefono 1|teléfono fijo`,
    address: 'dirección|calle|domicilio|calle del trabajo|dirección de trabajo',
    city: 'ciudad|población|localidad|ciudad de trabajo|municipio',
    region: 'provincia|provincias|comunidad autónoma|comunidad|provincia/estado',
    postalCode: 'cp|código postal|código postal del trabajo|c.p.|código postal / zip',
    country: 'país|país de residencia',
    timeZone: 'zona horaria',
    owner: 'vendedor|comercial|gestor',
    tags: 'etiquetas|categoría|categorías|grupo|grupo de clientes',
    product: `producto|artículo|servicio
      |nombre del negocio|nombre del trato|nombre de la oportunidad
      |nombre del producto|descripción del producto`,
    birthday: 'fecha de nacimiento|fecha nacimiento|cumpleaños',
    website: 'página web|sitio web',
    note: 'notas|nota|observaciones|comentarios',
    doNotCall: 'no llamar|no contactar|no telefonear|robinson|acepta llamadas',
    lastContact: 'último contacto|última llamada',
    currency: 'moneda|divisa',
    value: `total gastado|ventas netas|facturación neta|total compras|facturación total|facturación|ventas totales|total facturado|total de compras
      |importe total de compras|ventas acumuladas|compras acumuladas|total ventas|ventas
      |ingresos|ingresos totales|gasto total
      |total consumido|monto total gastado|total comprado`,
    refunded: 'reembolsado|importe reembolsado|importe devuelto',
    orders:
      'nº pedidos|número de pedidos|pedidos|número de compras|compras|nº de compras|número de visitas|número de órdenes|órdenes|cantidad de compras|cantidad de órdenes',
    firstPurchase: 'primera compra|primer pedido|primera visita',
    lastPurchase: `última compra|fecha última compra|fecha de última compra|último pedido|fecha último pedido
      |última factura|última cita`,
    type: 'tipo|tipo de documento|tipo documento|tipo doc.|tipo de transacción|etapa del ciclo de vida|fase del ciclo de vida|ciclo de vida',
    cancelled: 'cancelado',
    orderId: `nº pedido|número de pedido|numero de pedido|pedido|nº factura|número de factura|n° de factura|factura 1
      |nº de pedido|nº de factura|número de documento|número|numero|nº documento|número factura|núm. factura
      |núm. pedido|ref. pedido|referencia del pedido|referencia pedido|referencia|documento
      |id. de transacción|id de transacción|id. de la transacción|número de operación
      |número de orden|nº de orden|nro. de orden|nro de orden|número de la orden|id de orden|id de la orden|orden`,
    series: 'serie|serie de factura|serie factura|serie de la factura|serie del documento|serie documento|serie doc',
    orderDate: `fecha de pedido|fecha del pedido|fecha pedido|fecha factura|fecha de factura|fecha compra|fecha de compra
      |fecha de venta|fecha|fecha de emisión|fecha emisión|fecha de creación|fecha de la factura|fecha documento
      |fecha del documento|fecha de la compra|fecha cita|fecha de pago|fecha y hora|fecha de expedición
      |fecha de cierre
      |ganado en|fecha de ganado|fecha prevista de cierre|fecha de cierre prevista
      |fecha de orden|fecha de la orden`,
    amount: `importe total|total pedido|total factura|importe|monto|monto total|total a pagar|importe con iva
      |total con iva|total iva incluido|base imponible|importe total (iva incl.)|total documento|importe factura
      |total pagado|importe pagado
      |bruto|importe bruto|valor|valor del trato|total con signo|total firmado
      |total general (base)|total general (comprado)|total general|valor del producto|monto total|monto de la operación`,
    lineAmount: 'importe línea|importe de línea',
    quantity: 'cantidad|cantidad del producto',
    unitPrice: 'precio unitario|precio|precio del producto|valor del producto',
    status: `estado del pedido|estado|estado de pago|estado de la factura
      |etapa del negocio|fase del negocio|etapa del trato|etapa de la oportunidad
      |etapa|fase
      |estado de la orden|estado de orden|estado del pago|estado de la venta|estado de venta|estatus`,
    debit: 'debe|cargo|cargos|débito|importe debe',
    credit: 'haber|abono|abonos|crédito|importe haber',
    standing:
      'estado del cliente|estado cliente|activo|inactivo|archivado|tipo de contacto|relación|estado del contacto|situación|estado del lead|estado de lead|estado del prospecto|estado de prospecto|estado de posible cliente|estado del candidato|estado del posible cliente|tipo de cliente|tipo cliente',
    isSupplier:
      'proveedor|es proveedor|código proveedor|código de proveedor|nº proveedor|número de proveedor|id proveedor|acreedor',
    isCustomer: 'es cliente',
    recipientEmail: 'correo electrónico del destinatario|a correo electrónico',
    direction: 'impacto en el saldo|efecto en el saldo',
    side: 'debe/haber|d/h|cargo/abono',
    debitAccount: 'cuenta debe|cuenta de cargo|cuenta cargo|cuenta deudora|cuenta del debe',
    creditAccount: 'cuenta haber|cuenta de abono|cuenta abono|cuenta acreedora|cuenta del haber',
  },
  moneyIn: 'ingreso|ingresos|entrada|entradas',
  moneyOut: 'gasto|gastos|egreso|egresos|salida|salidas',
  hundredths: 'céntimos|centavos|en céntimos|en centavos',
  counterparties: 'contraparte|ordenante/beneficiario|beneficiario/ordenante',
  ledgerAccounts: 'cuenta|cuenta contable|código cuenta|nombre cuenta',
  receivables: /^430|^clientes$|deudores/i,
  openings: /saldo (?:inicial|anterior)|asiento de apertura/i,
  lastResort: {
    address: 'dirección de envío',
    city: 'ciudad de envío',
  },
  givenName: 'nombre',
  weakDates: `fecha|fecha de creación
      |fecha de cierre|fecha prevista de cierre|fecha de cierre prevista`,
  weakIds: 'numero|número|código|nro|id externo|id de registro|id de objeto',
  accounts: 'cliente',
  contacts: 'contacto|persona de contacto',
  wordsAfter:
    'iva incl|del cliente|cliente|facturación|del comprador|eur|con iva|de facturación|del contacto|de contacto|del pagador',
  payments: 'pago|pagos|cobro|cobros',
  paymentDates: 'fecha de pago|fecha del pago|fecha pago|fecha de cobro|fecha cobro',
  invoices: 'factura',
  dueDates: 'vencimiento',
  orderTotals: 'total del pedido|total pedido|importe del pedido|total factura',
  elsewhere: /env[ií]o|entrega/i,
  customerIds: /cliente/i,
  consents: /\bacepta\b/i,
  lookalikes: {
    hoped: /ingresos? (?:previsto|esperado)s?|probabilidad/i,
    average: /promedio/i,
    period: /ventas\b[^0-9]{0,3}(?:19|20)\d\d\b/i,
  },
  months: 'enero ene|febrero|marzo|abril abr|mayo|junio|julio|agosto ago|septiembre|octubre|noviembre|diciembre dic',
  yes: 's sí si verdadero activo',
  no: 'no falso inactivo',
  absent: 'desconocido',
  documents: {
    invoice: /factura/i,
    delivery: /albarán|nota de entrega|remito/i,
    order: /confirmación de pedido|^pedido(?: de venta)?$|^orden de venta$/i,
    paper: /presupuesto/i,

    refund: /^nc$|nota de abono|reembolso|nota de crédito|rectificativa|abono|devolución/i,
    payout: /retirada|transferencia a/i,
    sale: /venta|pago|pedido|factura/i,
    bought: /factura de (?:compra|proveedor|gasto)|factura recibida|compra|gasto|recibida/i,
  },
  noCalls: /\bno llamar\b/i,
  rowLabels: 'etiquetas de fila',
  wordsBefore: 'suma de|facturación|remitente|tercero|comprador|pagador|pedido|factura|cliente',
  recordDates: 'fecha de creación',
  paidDates: 'fecha de pago',
  totals: 'suma|suma total|total general|totales|suma y sigue|suma anterior|suma parcial',
  footers:
    /^(?:página|generado|impreso|exportado|fecha de impresión)|^(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)\b/i,
  deals: /^etapa$|^fase$|^(?:trato|negocio) [-–]|(?:etapa|fase) del? (?:la )?(?:negocio|trato|oportunidad)/,
  statuses: {
    partly: /parcial/,
    refunded: /revertid|reembols|devuelt/,
    cancelled: /anulad|cancelad|eliminad|no (?:se )?present|borrad[oa]$/,
    writtenOff: /incobrable|dad[oa] de baja|fallid[oa] contable|castigad[oa]/,
    failed: /fallid|rechazad|denegad|expirad|caducad|erróne|error/,
    pending: /pendiente/,
    draft: /borrador|presupuesto|cotización|proforma/,
    lost: /perdid|abandonad/,
    won: /ganad/,
    unpaid:
      /vencid|impagad|no pagad|sin pagar|por pagar|por cobrar|pendiente de (?:pago|cobro|envío|entrega|pagar|cobrar)|en espera|esperando|a la espera|retenid|abiert|enviad|emitid/,
    paid: /en camino|pagad|cobrad|completad|entregad|finalizad|procesando|en proceso|en curso|aceptad|confirmad|facturad|cerrad|recibid|liquidad|servid|aprobad/,
  },
  fees: 'comisión|tarifa',
  balances: 'saldo',
  counterSales: `cliente mostrador|venta mostrador|cliente de paso|cliente anónimo|invitado|público en general
      |clientes varios|cliente contado|venta al contado|consumidor final|varios|cliente de contado|cliente de mostrador|venta de mostrador|ventas mostrador|clientes de contado`,
  lifecycles: 'etapa del ciclo de vida|fase del ciclo de vida|ciclo de vida',
  subscribers: 'suscriptor|suscriptores',
  leadStatuses:
    'estado del lead|estado de lead|estado del prospecto|estado de prospecto|estado de posible cliente|estado del candidato|estado del posible cliente',
  standings: {
    customer: 'cliente|clientes',
    supplier: 'proveedor|proveedores|acreedor|acreedores',
    lead: 'cliente potencial|clientes potenciales|potencial|prospecto|prospectos|prospecto nuevo|lead|leads|interesado|lead calificado por marketing|lead calificado por ventas|lead cualificado por marketing|lead cualificado por ventas|lead cualificado|lead calificado|posible cliente|posibles clientes|candidato',
    opportunity: 'oportunidad|oportunidades|oportunidad abierta|negociación',
    active: 'activo|activa|habilitado',
    inactive: 'inactivo|inactiva|no activo|deshabilitado|dado de baja|de baja|baja',
    archived: 'archivado|archivada',
  },
  customerNumbers: 'código cliente|código de cliente|nº cliente|n.º cliente|número de cliente|num. cliente|id cliente',
  sides: { debit: 'debe|cargo', credit: 'haber|abono' },
  counts: /^\d+ (?:registros?|filas?|resultados?|pedidos?|clientes?) /i,
  booked: 'contabilizado|contabilizada',
  netAmounts: 'base imponible|importe neto',
  statusOrRegion: 'estado',
  contactTypes: {
    home: /\bcasa\b|\bparticular|\bdomicilio|\bhogar\b/,
    work: /\btrabajo\b|\boficina\b|\blaboral/,
    main: /\bprincipal\b|\bcentralita\b/,
    other: /\botr[oa]s?\b/,
    mobile: /\bmovil|\bcelular/,
  },
  countWords: 'cuenta de|recuento de',
  blankLabels: '(en blanco)',
  deliveries: 'estado del envío|estado de envío|estado de la entrega|estado de entrega',
};
