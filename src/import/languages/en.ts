import type { LanguageWords } from './language.ts';

export const en: LanguageWords = {
  personHeaders: {
    companyId: `associated company id|associated company ids|primary associated company id|company record id|company id|account id
      |organization id|organisation id|organization - id|organisation - id|person - organization id`,
    role: 'job title|person - job title|organization title|organization 1 - title|job role|job position|position|role|person - position|function|title',
    language: 'language|preferred language|contact language',
  },
  noCompany:
    'private|private person|private customer|individual|self|self-employed|self employed|freelance|freelancer|none|no company|unknown|home|retired',
  headers: {
    externalId: `customer id|sell-to customer no.|buyer username|buyer user id|buyer id|customer number|customer no|cust id|customer code
      |record id|contact id|square customer id|person - id|pipedrive system id|person - pipedrive system id
      |copper id|client id|client number|member id|external id|lead id|id|ident|account number|account no.|a/c
      |account reference|account ref|reference id|customer reference id|reference|j-id|klaviyo id|card id
      |external reference|code|customer ref|client code|client ref|client reference|account code|loyalty id
      |membership number|membership id|patient id|guest id|account id|cust no|cust. no.|cust number|cust #
      |client no|client #|customer #|contact code|card code|cardcode|partner id|user id|customer uuid
      |customer key|sold-to party|business partner|party id|payer id
      |donor id|donor number|donor no|student id|attendee id|subscriber id|shopper id|guest number|patient number|party number`,
    name: `customer name|sell-to customer name|sell-to name|client name|buyer name|billing name|customer full name|customer|client|full name|name
      |contactname|contact name|payer|person - name|person name|lead_name|display name|primary_contact_name
      |primary contact|main contact name|deal - contact person|contact person|contact person name|contact|buyer|payer name|retailer name|account holder|your full name
      |your name|what's your name?|member name|member|guest name|patient|purchaser|invitee name|bill-to name
      |tab names|tab name|attendee name|donor name|donor|cust name|cust nm|parent name|who|party|party name|counterparty|counterparty name|counter party name
      |bill to|bill-to|sold to|sold-to|customer/company|shopper|cardname|partner|partner name|consumer|subscriber
      |student|student name|contact full name|purchased by|ordered by|booked by|guest|attendee|visitor|traveller
      |associated contact|associated contacts|invoice partner display name`,
    firstName: `first name|given name|fname|forename|person - first name|first name (billing)|billing first name
      |contact_first_name|primary_contact_first_name|buyer first name|customer first name|first|_address_firstname
      |invitee first name|first names|christian name|given names|bill to first name|customer: first name`,
    middleName: 'middle name|middle initial|additional name|m.i.',
    lastName: `last name|family name|surname|lname|person - last name|last name (billing)|billing last name
      |contact_last_name|primary_contact_last_name|buyer last name|customer last name|last|_address_lastname
      |invitee last name|co./last name|company/last name|second name|bill to last name|last names|family names`,
    suffix: 'suffix|name suffix',
    company: `company|company name|organization|organisation|organization name|organisation name|organization - name
      |organization 1 - name|org - name|business name|account name|account|business|default address company
      |billing company|company (billing)|customer company|_address_company|associated company|sales account
      |retailer|firm name|firm|employer|legalname|related company|company / account|client company
      |business/company|company/business|trading as|trading name|practice name|legal name|company legal name`,
    email: `email|email address|mail|mail address|primary email|main email|contact email|customer email|client email
      |buyer email|billing email|email (billing)|emails|email work|work email|business email|person - email
      |person - email (work)|e-mail 1 - value|from email address|primary_contact_primary_email|purchase email
      |payer email|main contact email|your email|what's your email?|person1email|secondary email|e-mail 2 address
      |e-mail 3 address|e-mail 2 - value|email other|email home|person - email (home)|other email|alt email
      |alternate email|email_addresses_non_primary|primary_contact_other_emails|invitee email|email id|emailid
      |mail id|e-mail id|primary contact emailid|email addresses|additional email addresses|e-mails|bill to email|e mail|email 1
      |invitee e-mail|receipt email|receipt_email`,
    phone: `phone|phones|phone number|phone no|telephone|telephone number|tel|tel no|phone numbers|main phone|primary phone
      |customer phone|contact phone|business phone|work phone|office phone|direct phone|general phone
      |phone (billing)|billing phone|default address phone|company main phone|contact phone number|person - phone
      |person - phone (work)|phone 1 - value|primary_contact_primary_phone|main contact phone|_address_telephone
      |phone work|daytime phone|mobile|mobile phone|mobile number|mobile phone number|cell|cell phone|cellphone
      |main contact mobile|phone 2 - value|phone mobile|person - phone (mobile)|whatsapp|toll_free|ddinumber|work
      |home phone|phone home|other phone|alternate phone|alt. phone|secondary phone|home
      |primary_contact_other_phones|phone/mobile|contact number|contact no|contact no.|contact number 1
      |home number|work number|office number|landline|landline number|mobile no|mobile no.|cell number|day phone
      |night phone|evening phone|daytime number|text reminder number|primary contact mobile|ph|ph.|ph no|phone no.
      |tel.|tel. no.|telephone no`,
    address: `address|street|street address|street name|address line|address line 1|street address 1
      |default address address1|billing street|billing address1|mailing street|business street|billing address
      |primary address street|address 1&2 (billing)|bill to 2|poaddressline1|main address line 1|_address_street
      |address 1 - street|1st line|address line 2|street address 2|default address address2|billing address2
      |poaddressline2|main address line 2|street line 2|addr 1 - line 1|addr 1 line 1|address_1 street line 1
      |street line 1|street address line 1|postal address|physical address|property address|residential address
      |home address`,
    city: `city|town|town/city|city/town|billing city|mailing city|business city|default address city
      |primary address city|pocity|main address town|_address_city|address 1 - city|locality|suburb|city/suburb
      |city/locality|town or city`,
    region: `region|state|province|state/province|province/state|state/region|county|state code|province code
      |billing state|billing province|mailing state|mailing state/province|business state
      |default address province code|default address province|primary address state|poregion|main address county
      |_address_region|address 1 - region|state/province/region/county/territory/prefecture/republic
      |state / province|state or province|state / region|province / state|county/state|state/county`,
    postalCode: `zip|zip code|zip/postal code|postal code|postal|postcode|post code|billing zip|billing zip code
      |billing postal code|mailing zip/postal code|mailing zip|business postal code|default address zip
      |primary address postal code|popostalcode|postal_code/zip_code|_address_postcode|main address post code
      |postal / zip code|zip / postal code|zip/postcode|zip or postal code|zip/postal|postal code / zip
      |post / zip code|postcode/zip`,
    country: `country|country/region|country code|country name|billing country|mailing country|business country/region
      |default address country code|default address country|primary address country|pocountry|_address_country_id
      |main address country|country / region|country name/code|land/region`,
    timeZone: 'time zone|timezone',
    owner: `owner|contact owner|account owner|deal owner|opportunity owner|lead owner|company owner|person - owner
      |deal - owner|sales rep|sales representative|salesperson|account manager|assigned to|assigned user
      |assignedusername|rep|owned by|account rep|relationship manager|csm|customer success manager|agent|assignee
      |responsible`,
    tags: `tags|tag|labels|label|categories|category|group membership|groups|group|customer group|customer type
      |person - label|segment|segments|list|lists|tag list|email lists|customer group name|group name
      |customer tags|client tags|client type|customer category|customer segment`,
    product: `product|deal name|opportunity name|deal - title|product name|product/service|item|item name|item title
      |lineitem name|product title|products|service|services|article|items|service name|treatment|event type name
      |item description|line description|line items|sku name|course|plan name`,
    birthday: 'birthday|birthdate|date of birth|dob|birth date',
    website: 'website|website url|web page|url|web site|website 1 - value|web|homepage',
    note: `note|notes|memo|comments|comment|remarks|customer note|customer notes|staff notes|note - content|description
      |info|details|background|client notes|internal notes|internal note|private notes|private note
      |additional info|additional information|other info|misc`,
    // The last four are about mail: alone they are about calls too, next to a column about calls only about mail (`lastResort`).
    doNotCall: `do not call|do not contact|don't call|no calls|opt-out|optout|opted out
      |donotcall|do not phone|do not ring|no phone calls|no call|dnc|do_not_call
      |phone opt out|phone opt-out|opted out of calls|call opt out|do not service|ok to call|okay to call|may call
      |can call|call ok|call?|allow calls|calls allowed|call allowed|phone opt in|phone opt-in|phone consent
      |call consent|consent to call|telephone consent
      |email opt out|hasoptedoutofemail|unsubscribed|email_blacklisted`,
    doNotEmail: 'do not email|do not e-mail|unsubscribed from all email',
    doNotText: 'do not text',
    doNotVisit: 'do not visit',
    doNotSendCards: 'do not send cards',
    doNotSendGifts: 'do not send gifts',
    refusals: 'refusals',
    lastContact: `last contact|last contacted|last contact date|last contacted time|last call|last call date|last called
      |last spoke|last conversation|last phone call|last talked|last spoken|last spoke to|last conversation date
      |last contacted on|date of last contact|last contact (date)|last meeting`,
    currency: `currency|currency code|customer_currency|order_currency|transaction currency|currency of value
      |deal - currency of value|currencyisocode|converted currency`,
    value: `total spent|total spend|lifetime spend|lifetime value|customer lifetime value|ltv|clv|lifetime revenue
      |lifetime sales|lifetime amount|lifetime payments|total revenue|total sales|total purchases|total paid|amount spent
      |money spent|spent|spend|turnover|total value|total order value|total billed|total invoiced|revenue|sales
      |total amount paid|historic clv|historic customer lifetime value|total lifetime value|total amount spent
      |total customer spend|total spend to date|spent so far|spent to date|lifetime sales total
      |total invoiced amount|net total sales|net sales total|total net sales|gross total sales|sales to date
      |sales total|total bookings value|customer value|client value|total donated|lifetime giving|total giving
      |total sales amount|total revenue to date|total purchase amount|total purchase value|total turnover`,
    refunded: `amount refunded|refunded amount|refunded volume|refund amount|order refund amount|partial refunds
      |partial refund|refunds|refunded|refunds total|refund total|total refunds|total refunded|amount of refund
      |refunded total|refund value|order refunds|returns total|returned amount`,
    orders: `total orders|orders|order count|orders_count|number of orders|# of orders|no of orders|num orders
      |count of orders|transaction count|payment count|purchase count|number of purchases|purchases|visits
      |invoice count|number of invoices|# visits|number of gifts|number of donations|total visits|visit count
      |no of visits|number of visits|total appointments|appointments|total bookings|number of bookings
      |booking count|total jobs|jobs|number of jobs|historic number of orders|total purchases count
      |times purchased|purchase frequency|total transactions|number of transactions|no. of orders|no. of purchases
      |orders placed|total number of orders`,
    firstPurchase: `first order|first order date|first purchase|first purchase date|first visit|first sale|first invoice date
      |first appointment|first booking|first job|first order on|first ordered|first transaction|first invoice
      |date of first purchase`,
    lastPurchase: `last order|last order date|last purchase|last purchase date|last sale|last sale date|last bought
      |last invoice date|last invoice|most recent order|most recent purchase|latest order|last transaction
      |last transaction date|last inv date|last ordered|last order on|last ordered on|last appointment
      |last booking|last service|last service date|last job|last job date|last job completed
      |last stay|last sold|last sale on|last purchased|last purchased on|last purchase on
      |latest purchase|latest invoice|date of last purchase|date of last order|recent order|last donation
      |last gift date|most recent invoice|last paid|last payment date`,
    type: `type|transaction type|event type|event|event name|metric|metric name|event title|activity type|company type|contact type|relation type|transaction kind|record type|kind
      |document type|lifecycle stage|document kind|doc type|voucher type|entry type|txn type`,
    cancelled: `cancelled at|canceled at|cancelled|canceled|cancellation date|is test|test order|test mode|test mode?|chargeback?|charged back|charged back?|isdeleted|deleted
      |fully refunded|voided|void|is cancelled|is canceled|cancelled?|canceled?|cancelled date|date cancelled`,
    orderId: `order id|order number|id|order no|order ref|order reference|transaction id|payment id|invoice #|invoice id
      |invoice no|invoice num|invoice number|sales order|receipt number|receipt no|transaction number|purchase id
      |charge id|deal id|deal - id|opportunity id|booking id|invoice|num|no.|number|reference|order
      |amazon-order-id|order name|order code|booking number|booking reference|booking ref|booking no
      |confirmation number|confirmation code|check id|check number|check #|job number|job #|job no|invoice ref
      |invoice reference|invoice code|document number|document no|document no.|doc no|doc number|voucher no
      |voucher no.|voucher number|bill number|bill no|receipt #|receipt id|sale number|sale id|sale #|sale no
      |ticket number|document nbr|doc #|transaction #|txn id|ref|ref.|ref no|invoice nbr|inv no|inv no.|inv #
      |order no.|order nr|so number|receipt|sales invoice number|order uuid
      |trans no|trans no.|trans #|trans id|journal no|journal number|journal #|entry no|entry no.|entry number|entry #`,
    series:
      'series|invoice series|document series|number series|numbering series|voucher series|doc series|series code',
    orderDate: `order date|sale date|purchase date|date of purchase|purchased on|invoice date|date issued|issue date
      |transaction date|transaction creation date|close date|closed date|won time|deal - won time
      |expected close date|deal - expected close date|order created|created|ordered at|ordered on|date ordered|created at
      |created date|date created|date_created|created (utc)|created date (utc)|date|order time|dated on|dated
      |date issued on|issued date|issued on|date of issue|date of invoice|date of order|date of sale|sold on
      |sold at|purchased at|order placed|placed on|placed at|date placed|placed|ordered|closing date|creation date|created on
      |billed on|billing date|bill date|document date|doc date|posting date|voucher date|service date|job date
      |visit date|appointment date|scheduled date|scheduled on|booking date|booked on|date booked|start date & time|start date|check-in
      |completed on|completed at|date completed|completion date|opened|date opened|date closed|payment created
      |date/time|date & time|date and time|timestamp|order timestamp|paid at|date paid|paid on|paid on date
      |payment date|processed at|processed on|date processed|inv date|start time|appointment time
      |appointment start|event start|event date|session date|arrival|arrival date|trans date|txn date
      |completed time|settled on|billed at|charged at
      |gift date|donation date|date of gift|date of donation|charge date|receipt date|ticket date|job completed date|job completion date|job scheduled start date|job scheduled date|scheduled start date|completed date|job created date|job created`,
    amount: `amount applied to invoice|amount applied|applied amount|total collected|order total|order total amount|order amount|order value|total order amount|grand total
      |invoice total|invoice amount|total amount|total price|total (gross)|total|total sales|amount paid|paid amount
      |sale price|final price|sale amount|gross transaction amount|gross amount|gross|deal - value|deal value
      |opportunity amount|amount including vat|amount including tax|amount|net sales|gross sales|transaction amount|payment amount|charged amount
      |price paid|total paid|value|net|amounttotal|total_gross|total gross|gross total|total incl|total incl.
      |total including tax|total incl. tax|total inc tax|total inc. tax|total inc vat|total incl. vat
      |total inc. gst|total (inc tax)|inc-tax total|order total (inc tax)|total value|invoice value|bill amount
      |net amount|net total|sale total|sales total amount|check total|total charged|amount charged
      |amount received|donation amount|gift amount|total collected amount|total (ex tax)|order total (ex tax)
      |total excl. tax|appointment price|booking price|booking total|total cost|amount (gross)|gross value
      |gross price|document total|doc total|amount total|event value|total in currency|grand total (base)
      |grand total (purchased)|amount incl vat|invoice total amount
      |invoiced|invoiced amount|job revenue|job total|job amount|total signed|total in currency signed`,
    lineAmount: `line total|item total|line amount|lineitem total|item subtotal|item amount|line item total|order line total
      |item-price|line subtotal|extended price|subtotal|item total price|line item amount|line item price total
      |extended amount|ext price|ext. price|ext amount|price extended|line value|net line amount`,
    quantity: `quantity|qty|lineitem quantity|units|item quantity|item qty|line qty|qty ordered|qty sold|number of items|item count`,
    unitPrice: `unit price|lineitem price|unitamount|sales price|item cost|rate|price|unit cost|price each|each
      |price per unit|item unit price|wholesale price`,
    shipping: 'order shipping',
    status: `financial status|order status|order state|deal - status|status|payment status|invoice status
      |transaction status|sales stage|deal stage|stage|state of payment|order payment state|payment state
      |sale status|job status|booking status|appointment status|document status|invoice state|order stage
      |doc status
      |result|payment result|transaction result
      |gift status|donation status|pledge status|fulfillment status|fulfilment status|shipping status|shipment status
      |delivery status`,
    recipientEmail: 'to email address',
    direction: 'balance impact',
    debit: 'debit|debits|debit amount|debit (gbp)|dr|dr amount',
    credit: 'credit|credits|credit amount|cr|cr amount',
    standing: `customer status|client status|contact status|account status|member status|crm status|lead status|lead stage
      |relationship|relationship type|relationship status|active|is active|active?|inactive|is inactive|archived
      |is archived|archive|record status|active status|enabled|disabled|lifecycle|customer stage|state (active/inactive)`,
    isSupplier: `supplier|is supplier|is a supplier|supplier?|vendor|is vendor|is a vendor|vendor?|supplier number|supplier no
      |supplier no.|supplier id|supplier code|supplier ref|supplier reference|supplier account|supplier #|vendor number
      |vendor no|vendor no.|vendor id|vendor code|vendor account|vendor #|creditor|creditor number|creditor no
      |creditor account|supplier rank`,
    isCustomer: 'is customer|is a customer|customer?|customer rank|is client|is a client|client?',
    side: 'debit/credit|dr/cr|d/c|cr/dr|credit/debit|debit or credit|debit/credit indicator|credit debit indicator|dc|drcr',
    debitAccount: 'debit account|debit a/c|dr account|account debited|debited account',
    creditAccount: 'credit account|credit a/c|cr account|account credited|credited account',
  },
  moneyIn: 'money in|paid in|incoming|amount in|deposits',
  moneyOut: 'money out|paid out|outgoing|amount out|withdrawals|payments out',
  hundredths: 'cents|cent|pence|minor units|in cents|in cent|in pence|in minor units',
  counterparties:
    'counterparty|counterparty name|counter party name|payer/payee|payee/payer|other party|other party name',
  ledgerAccounts:
    'account|account name|gl account|ledger account|nominal account|nominal code|account code|gl account name',
  receivables: /receivable|debtors|sales ledger control/i,
  openings: /opening balance|balance (?:brought|carried) forward|balance (?:b\/f|forward)|brought forward/i,
  lastResort: {
    name: `ship name|shipping name|ship to name|shipping recipient|recipient|recipient name|customer description
      |username|user name|nickname`,
    phone: 'ship to phone|ship phone|shipping phone|shipping phone number|delivery phone|ship-phone-number',
    address: `ship address|ship address1|ship to address 1|shipping address|shipping street|shipping address1
      |shipping address 1|ship address 1|ship-address-1|delivery address`,
    city: 'ship city|ship to city|ship-city|shipping city|shipping address city|delivery city',
    region: `ship state|ship to state|ship-state|shipping state|shipping province|shipping region|delivery state
      |delivery county`,
    postalCode: `ship zip|ship zipcode|ship to zip|ship-postal-code|shipping zip|shipping zip code|shipping postal code
      |shipping postcode|delivery postcode|delivery zip`,
    country: 'ship country|ship to country|ship-country|shipping country|shipping country code|delivery country',
    doNotEmail: 'email opt out|hasoptedoutofemail|unsubscribed|email_blacklisted',
  },
  weakDates:
    'created|created at|created date|date created|created (utc)|created date (utc)|created on|creation date|start date|timestamp|opened|date opened|date closed|placed|close date|closing date|expected close date|date|date/time|check-in',
  weakIds:
    'id|ident|record id|num|no|number|reference|order|reference id|customer reference id|account number|external reference|external id',
  anyNumbers: 'ref|ref.|ref no',
  otherCodes: 'code',
  accounts: 'customer|customer name|contactname|client|client name|lead name',
  contacts:
    'contact|contact name|contact person|deal - contact person|contact person name|primary contact|main contact',
  wordsBefore: `preferred|primary contact|main contact|mailing address|billing address|home address|work address
      |business address|postal address|physical address|residential address|company address|customer address
      |physical|residential|home|property|rollup|lookup|invitee|attendee|guest|donor|patient|member|billing
      |bill to|sell to|mailing|business|default address|primary address|main address|primary|main|customer|client|contact
      |buyer|person|organization|organisation|deal|order|invoice|address|your|company|work|current|consumer
      |sold to|bill to customer|payer|sender|from|billing details|shopper|sum of|total of|document
      |customer contact|client contact|booking|subscriber|student|user|end customer|purchaser|account`,
  wordsAfter: `number|no|nr|home|work|incl vat|incl tax|inc vat|inc tax|inc gst|incl gst|pro|1|recipient|sum|utc|local
      |gross|value|flag|signed`,
  payments: 'payment|payments|payments received|customer payments',
  paymentDates: 'payment date|date of payment|payment received on|received on|date received',
  invoices: 'invoice',
  appliedAmounts: 'amount applied to invoice|amount applied|applied amount',
  dueDates: 'due',
  netAmounts: 'net',
  orderTotals:
    'order total|order total amount|grand total|invoice total|order amount|order value|total collected|receipt total|transaction total|sale total',
  elsewhere:
    /ship|deliver|assistant|spouse|manager|referr|emergency|emerg|vendor|supplier|fax|pager|telex|isdn|tty|radio|seller|staff|employee|created by|modified by|createdby|modifiedby|phonetic|yomi|label|gift|alternate address|other address/i,
  customerIds: /cust|client|member|contact|person|buyer/i,
  consents:
    /\b(?:ok(?:ay)? to call|(?:may|can) call|call ok|allow calls|calls? allowed|(?:phone|call|telephone) (?:opt.?in|consent)|consent to call)\b|^call\?$/i,
  secrets:
    /\b(?:iban|bic|swift)\b|bank|sort ?code|password|rp_?token|card (?:number|last)|\bssn\b|social security|government id|passport/i,
  lookalikes: {
    size: /annual ?revenue|company revenue|employees/i,
    owed: /balance(?! impact)|outstanding|amount due|due amount|overdue/i,
    allowed: /credit limit|store credit/i,
    average: /^aov$|average/i,
    hoped: /expected revenue|forecast|probability|pipeline|potential|predicted/i,
    period:
      /y\.?t\.?d|m\.?t\.?d|this year|prior year|(?:revenue|turnover|sales|spend|spent|orders?|total)\b[^0-9]{0,3}(?:19|20)\d\d\b/i,
    activity: /last ?activity|last active|last login|last seen|last visit/i,
  },
  months: 'january|february|march|april|may|june|july|august|september sept|october|november|december',
  yes: 'yes y true t 1 on x ✓ ✔ ☑ checked active subscribed opted-in',
  no: 'no n false f 0 off ✗ ✘ ☐ unchecked inactive unsubscribed opted-out',
  absent: 'n/a null none unknown',
  documents: {
    delivery: /delivery note|packing (?:slip|list)|dispatch note|goods (?:delivered|issue) note/i,
    order: /sales order|order confirmation|^orders?$/i,
    refund: /^(?:cn|crn)$|refund|credit (?:note|memo)|reversal|return|chargeback/i,
    payout: /withdraw|payout|transfer|bank deposit|deposit to/i,
    fee: /\bfees?\b|charge for|shipping label|postage|subscription fee/i,
    paper: /estimate|quot(?:e|ation)|proposal|journal|statement|purchase order|bill\b|expense|vendor/i,
    booking: /conversion|hold|reserve|authori[sz]ation|adjustment|order \(?pending|tax|no sale/i,
    sale: /invoice|sale|order|charge|payment|purchase|checkout|subscription|receipt|ordinary|online|physical|in person|pos\b/i,
    invoice: /^(?:inv|si)$|invoice|sales receipt/i,
    payment: /^(?:bill )?payments?$/i,
    bought:
      /purchase (?:invoice|order|bill)|(?:vendor|supplier) (?:bill|invoice|credit|payment)|\bbills?\b(?! user)|expense|accpay|money out|payment sent|spend money|cash expense/i,
    offer: /pro.?forma/i,
  },
  footers:
    /^(?:copyright|©|\(c\)|confidential|generated|created|report|exported?|printed|page|as of|end of|\*\*\*|---|record count|rows?:|showing|accrual basis|cash basis)|^(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b|^\d+ (?:records?|rows?|contacts?|customers?)/i,
  noCalls: /\b(?:do not|don[’']?t|never|no longer) (?:call|phone|ring|contact)\b|\bno (?:phone )?calls\b/i,
  eventHeaders: 'event|event name|metric|metric name|event title|activity type',
  events: {
    bought:
      /^(?:placed[ _]order|order[ _](?:placed|completed|created|paid)|completed[ _](?:order|purchase|checkout)|checkout[ _]completed|(?:made[ _]a[ _])?purchased?)$/i,
    cancelled: /^(?:cancell?ed[ _]order|order[ _]cancell?ed)$/i,
    step: /^(?:(?:ordered|viewed|added|removed)[ _](?:product|to[ _]cart|from[ _]cart)|product[ _](?:added|viewed|removed|purchased|ordered)|(?:started|begin|initiated)[ _]checkout|checkout[ _](?:started|step[ _]\w+)|(?:fulfilled|shipped|delivered|confirmed|updated|refunded)(?:[ _](?:partial|shipment))?[ _]order|order[ _](?:fulfilled|shipped|delivered|updated|refunded|confirmed)|payment[ _]info[ _]entered|active[ _]on[ _]site|cart[ _]viewed)$/i,
  },
  rowLabels: 'row labels',
  deliveries: 'fulfillment status|fulfilment status|shipping status|shipment status|delivery status',
  recordDates: `created|created at|created date|date created|created (utc)|created date (utc)|created on|creation date
      |payment created|date scheduled|transaction creation date|job created date|job created`,
  paidDates: 'paid at|date paid|paid on|paid on date|payment date|settled on',
  totals:
    'total|totals|grand total|grand totals|subtotal|subtotals|sum|overall total|report total|page total|running total|carried forward|brought forward|balance forward|opening balance|closing balance|all customers',
  deals: /stage|deal|opportunit/,
  statuses: {
    partly: /partial|part.?paid|deposit paid/,
    refunded: /refund|returned|reversed/,
    cancelled: /void|cancel|no.?show|deleted|trash|withdrawn/,
    writtenOff: /writ(?:e|ten|ing).?off|uncollect[ia]ble|bad debt|charged off|forgiven/,
    failed: /fail|declin|denied|reject|refused|error|expired|lapsed|chargeback|disputed|unsuccessful|bounced|reverted/,
    pending: /pending|processing payment|uncaptured|requires_|incomplete/,
    draft: /draft|concept|estimate|quot(?:e|ation)|proposal|pro.?forma|checkout-draft/,
    lost: /lost|abandon/,
    test: /\btest\b/,
    won: /won|closed|paid|customer|complete/,
    unpaid:
      /overdue|unpaid|not (?:yet )?paid|open|sent|viewed|due|await|on.?hold|backorder|authori[sz]ed|late\b|outstanding|unfulfilled|to (?:be )?(?:invoice|ship|pay)|payable|past.?due|delinquent/,
    paid: /paid|complet|fulfil|ship|deliver|dispatch|processing|in progress|process|succe|captured|settled|approved|accepted|confirmed|closed|done|finished|invoiced|billed|posted|received|won|ready|picked|cleared|sales order|booked|attended|arrived|checked|redeemed|active|sold|finali[sz]ed|collected|preparing|\bnew\b|\bok\b/,
  },
  fees: 'fee|fees|fee amount|processing fee',
  balances: 'balance',
  counterSales: `walk-in|walk in|walk-in customer|walk in customer|walkin|walk-ins|cash sale|cash sales|cash customer
      |counter sale|counter sales|over the counter|guest|guest customer|anonymous|anonymous customer|no customer
      |unknown customer|general customer|retail customer|casual customer|pos customer|default customer
      |various customers|one-time customer`,
  lifecycles: 'lifecycle stage|lifecycle|life cycle stage',
  subscribers: 'subscriber|subscribers',
  standings: {
    customer: 'customer|customers|client|clients|buyer|existing customer|current customer',
    supplier: 'supplier|suppliers|vendor|vendors|creditor|creditors|supplier only|vendor only',
    lead: 'lead|leads|prospect|prospects|prospective|prospective customer|prospective client|potential customer|potential client|marketing qualified lead|sales qualified lead|mql|sql|suspect|new lead|open lead',
    opportunity: 'opportunity|opportunities|open opportunity',
    active: 'active|enabled',
    inactive: 'inactive|not active|deactivated|disabled|no longer active|inactive customer|inactive client',
    archived: 'archived|archive|archived customer|archived client',
  },
  leadStatuses: 'lead status|lead stage',
  customerNumbers:
    'customer id|customer number|customer no|customer no.|customer code|customer ref|cust id|cust no|cust no.|customer #|customer account|client id|client number|client no|client code|debtor number|debtor',
  sides: { debit: 'debit|dr|d', credit: 'credit|cr|c' },
  counts:
    /^\d+ (?:records?|record\(s\)|rows?|row\(s\)|results?|entries|items?|transactions?|orders?|customers?|contacts?) (?:downloaded|exported|found|listed|in total|total)\b/i,
  currencies: { GBP: 'pound|pounds|pound sterling|pounds sterling|sterling', EUR: 'euro|euros' },
  booked: 'posted|booked|is posted',
  statusOrRegion: 'state',
  contactTypes: {
    home: /\b(?:home(?:phone)?|private|personal|house)\b/,
    work: /\b(?:work(?:phone)?|business|office|job|daytime)\b/,
    main: /\b(?:main|switchboard)\b/,
    other: /\bother\b|\baltern/,
    mobile: /\b(?:mobiles?|mobilephone|mob|cell|cellular|cellphone|car phone|iphone)\b/,
    fax: /(?<!hali)fax/,
    pager: /\b(?:pager|beeper)\b/,
  },
  countWords: 'count of',
  blankLabels: '(blank)',
};
