import type { LanguageWords } from './language.ts';

export const pt: LanguageWords = {
  personHeaders: {
    companyId: 'id da empresa|id da empresa associada|ids das empresas associadas',
    role: 'cargo|função',
    language: 'idioma',
  },
  noCompany: 'particular|autônomo|nenhuma',
  headers: {
    externalId: `código do cliente|id do cliente|código|cód. cliente|código cliente|nº cliente|id cliente|nº de cliente|id do registro|id do registo|id contato|id do contato`,
    name: `cliente|nome do cliente|contato|nome do comprador|comprador|destinatário|entidade|nome completo
      |nome / empresa|cliente / empresa|cliente/fornecedor|pagador|remetente|paciente|hóspede
      |pessoa de contato|negócio - pessoa de contato|nome de faturamento|nome de faturação|nome de cobrança|nome do contato|nome do contacto|contato|contacto|razão social|contato associado|cliente nome|contraparte|nome da contraparte`,
    firstName: 'primeiro nome',
    lastName: 'sobrenome|último nome|apelido',
    company:
      'razão social|nome fantasia|organização|companhia|empresa|nome da empresa|denominação social|nome da conta|empresa associada',
    email: `endereço de e-mail|e-mail primário|correio eletrónico|correio eletrônico|endereço de e-mail 2
      |e-mail secundário|correio electrónico|e-mail do cliente
      |do endereço de e-mail|e-mail do remetente`,
    phone: `telefone|fone|fone comercial|fone de trabalho|telefone comercial|fone primario|celular|telemóvel
      |celular pessoal`,
    address: 'endereço|morada|rua|rua comercial|logradouro',
    city: 'cidade|localidade|cidade comercial',
    region: 'uf|estado/província',
    postalCode: 'cep|cep de trabalho|código-postal',
    country: 'país',
    owner: 'vendedor',
    tags: 'grupo|categoria|categorias',
    product: `produto
      |nome do negócio|nome da oportunidade
      |nome do produto|descrição do produto`,
    birthday: 'aniversário|data de nascimento',
    website: 'site',
    note: 'notas|observações|obs.|informações',
    doNotCall: 'não ligar|não contatar',
    lastContact: 'último contato',
    currency: 'moeda',
    value: `total gasto|faturamento|faturamento total|total de compras|total vendas|vendas totais|volume de negócios
      |total de vendas|compras totais|total comprado
      |vendas|receita|receita total|gasto total
      |total consumido|valor total gasto`,
    refunded: 'reembolsado|valor reembolsado',
    orders:
      'pedidos|compras|qtd. pedidos|qtd pedidos|quantidade de pedidos|número de compras|nº de compras|quantidade de compras|número de pedidos|total de pedidos',
    firstPurchase: 'primeira compra|primeiro pedido',
    lastPurchase: `última compra|último pedido|data da última compra|data última compra|última encomenda|última fatura
      |data do último pedido`,
    type: 'tipo|tipo de documento|estágio do ciclo de vida|etapa do ciclo de vida|fase do ciclo de vida|ciclo de vida',
    cancelled: 'cancelado',
    orderId: `pedido|nº do pedido|número do pedido|nota fiscal|número nf|número|fatura|nº fatura|nº da fatura
      |número da fatura|nº documento|nº do documento|referência|referência do pedido|número da encomenda
      |nº encomenda|recibo
      |id da transação|código da transação|número do pedido|nº do pedido|número da nf|número da nota|nota fiscal|nfe|nº pedido`,
    series: 'série|série da fatura|série do documento|série da nota|série nf|série nfe|série documento',
    orderDate: `data do pedido|data pedido|data compra|data da compra|data da venda|data|data de emissão|data de criação
      |data emissão|data da fatura|data fatura|data do documento|data da encomenda|data encomenda
      |data do pagamento|data e hora|data da consulta
      |data de fechamento|data de fecho
      |ganho em|data de fechamento esperada|data prevista de fechamento|data de fecho prevista|data de competência|data de emissão|data da venda`,
    amount: `valor total|valor|preço total|total com iva|valor total (com iva)|valor da fatura|valor pago|montante
      |valor do pedido|total da fatura|total pago
      |valor do negócio|bruto|valor bruto|total da venda|valor da venda|valor total da venda|total do pedido|valor total do pedido|total da nota|valor da nota|valor total da nota|valor líquido`,
    quantity: 'quantidade|qtd|quantidade comprada|quantidade do produto',
    unitPrice: 'preço unitário|preço|valor unitário|valor do produto|preço do produto',
    status: `estado|situação|estado da fatura|estado do pagamento|estado da encomenda|status do pedido
      |status do pagamento
      |etapa do negócio|fase do negócio|etapa da oportunidade
      |fase|etapa|estágio|fase da oportunidade|estágio do negócio|situação do pedido|situação da nota`,
    debit: 'débito|débitos|valor débito',
    credit: 'crédito|créditos|valor crédito',
    standing:
      'situação|situação do cliente|status do cliente|estado do cliente|ativo|inativo|arquivado|tipo de contato|tipo de contacto|tipo de pessoa|status do lead|estado do lead|situação do lead|status do cliente em potencial|status do prospecto|status de lead|tipo de cliente|tipo cliente',
    isSupplier: 'fornecedor|é fornecedor|código do fornecedor|código fornecedor|número do fornecedor|id do fornecedor',
    isCustomer: 'é cliente',
    recipientEmail: 'para endereço de e-mail|e-mail do destinatário',
    direction: 'impacto no saldo',
    side: 'débito/crédito|d/c',
    debitAccount: 'conta débito|conta a débito|conta de débito',
    creditAccount: 'conta crédito|conta a crédito|conta de crédito',
  },
  moneyIn: 'entrada|entradas|receita|receitas',
  moneyOut: 'saída|saídas|despesa|despesas',
  hundredths: 'centavos|em centavos|cêntimos|em cêntimos',
  counterparties: 'contraparte|nome da contraparte',
  ledgerAccounts: 'conta|conta contábil|nome da conta',
  receivables: /contas a receber|^clientes$/i,
  openings: /saldo (?:inicial|anterior)/i,
  givenName: 'nome',
  weakDates: `data|data de criação
      |data de fechamento|data de fecho|data de fechamento esperada|data prevista de fechamento|data de fecho prevista`,
  weakIds: 'número|código|id do registro|id do objeto',
  wordsAfter: 'do cliente|do comprador|com iva|de faturamento|de cobrança|do contato|do contacto|de faturação',
  payments: 'pagamento|pagamentos|recebimento|recebimentos',
  paymentDates: 'data de pagamento|data do pagamento|data pagamento|data de recebimento|data do recebimento',
  invoices: 'fatura|factura',
  dueDates: 'vencimento',
  orderTotals: 'total do pedido|valor do pedido|total da encomenda|total da fatura',
  elsewhere: /entrega/i,
  lookalikes: {
    hoped: /receita (?:esperada|prevista)|probabilidade/i,
    period: /faturamento\b[^0-9]{0,3}(?:19|20)\d\d\b/i,
  },
  months:
    'janeiro|fevereiro fev|março marco|abril abr|maio|junho|julho|agosto|setembro set|outubro out|novembro|dezembro',
  yes: 's sim verdadeiro ativo',
  no: 'não nao falso inativo',
  documents: {
    invoice: /fatura|factura/i,
    delivery: /guia de (?:remessa|transporte)/i,
    order: /confirmação d[eo] (?:pedido|encomenda)|^pedido(?: de venda)?$|^encomenda$/i,
    paper: /orçamento/i,
    refund: /^nc$|nota de crédito|reembolso|estorno|devolução/i,
    payout: /levantamento|saque/i,
    sale: /fatura|venda|pagamento|encomenda|pedido/i,
    bought: /fatura de (?:compra|fornecedor)|despesa|compra$|fatura recebida/i,
  },
  noCalls: /\bnão ligar\b/i,
  rowLabels: 'rótulos de linha',
  wordsBefore: 'soma de|faturação|faturamento|comprador|remetente|pagador|pedido|fatura|cliente',
  recordDates: 'data de criação',
  paidDates: 'data do pagamento',
  totals: 'total geral|total parcial|totais|soma|a transportar',
  footers: /^(?:gerado|impresso|emitido)|^(?:segunda|terça|quarta|quinta|sexta)-feira/i,
  deals: /^fase$|^etapa$|^estágio$|^negócio [-–]|estágio d[oa]|(?:etapa|fase) d[oa] (?:negócio|oportunidade)/,
  statuses: {
    partly: /parcial/,
    refunded: /reembols|devolvid|estornad/,
    cancelled: /cancelad|anulad|eliminad|excluíd/,
    writtenOff: /incobráve|baixad[oa] como perda|perda/,
    failed: /falhad|falhou|recusad|rejeitad|negad|expirad|erro/,
    pending: /pendente/,
    draft: /rascunho|orçamento|proforma|pró-forma/,
    lost: /perdid|abandonad/,
    won: /ganh|fechad/,
    unpaid:
      /vencid|não pag|por pagar|em aberto|em atraso|atrasad|aguarda|a aguardar|pendente de pagamento|em espera|abert|enviad|emitid|a receber/,
    paid: /pag[oa]|liquidad|conclu|complet|entregue|process|em andamento|aceit|confirmad|faturad|fechad|recebid|finalizad|aprovad/,
  },
  fees: 'taxa|tarifa|comissão',
  balances: 'saldo',
  counterSales: `consumidor final|cliente balcão|venda balcão|cliente avulso|cliente anónimo|cliente anônimo|convidado
      |venda a dinheiro|clientes diversos|cliente final|venda ao balcão|venda de balcão|cliente balcao`,
  lifecycles: 'estágio do ciclo de vida|etapa do ciclo de vida|fase do ciclo de vida|ciclo de vida',
  subscribers: 'assinante|assinantes|subscritor',
  leadStatuses:
    'status do lead|estado do lead|situação do lead|status do cliente em potencial|status do prospecto|status de lead',
  standings: {
    customer: 'cliente|clientes',
    supplier: 'fornecedor|fornecedores|fornecedora',
    lead: 'potencial|cliente potencial|cliente em potencial|prospecto|prospect|lead|leads|interessado|lead qualificado de marketing|lead qualificado por marketing|lead qualificado pelo marketing|lead qualificado de vendas|lead qualificado por vendas|lead qualificado pelo comercial|lead qualificado|clientes em potencial|potencial cliente|clientes potenciais',
    opportunity: 'oportunidade|oportunidades|oportunidade aberta|negócio em aberto',
    active: 'ativo|ativa|activo',
    inactive: 'inativo|inativa|inactivo|desativado|desabilitado',
    archived: 'arquivado|arquivada',
  },
  customerNumbers: 'código do cliente|código cliente|número do cliente|nº cliente|id do cliente',
  sides: { debit: 'débito', credit: 'crédito' },
  netAmounts: 'valor líquido',
  customerIds: /client|comprador|contato/i,
  statusOrRegion: 'estado',
  contactTypes: {
    home: /\bcasa\b|\bresidencia|\bpessoal|\bparticular/,
    work: /\btrabalho\b|\bcomercial|\bescritorio/,
    main: /\bprincipal\b/,
    other: /\boutr[oa]s?\b/,
    mobile: /\bcelular|\btelemovel|\bmovel\b/,
  },
  countWords: 'contagem de',
  blankLabels: '(vazio)|(em branco)',
  deliveries: 'status do envio|estado do envio|status da entrega',
};
