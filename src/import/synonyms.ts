/**
 * Header spellings of export files in the languages they come in, best first. A spelling is compared by letters and
 * digits only (`headerKey`), so `E-Mail`, `e_mail` and `eMail` need one entry.
 */
import type { Field } from './fields.ts';
import { headerKey } from './text.ts';

export const synonyms: Readonly<Record<Field, string>> = {
  externalId: `customer id|buyer username|buyer user id|buyer id|customer number|customer no|cust id|customer code|record id|contact id|square customer id|person - id|pipedrive system id|person - pipedrive system id|copper id|client id|client number
    |member id|external id|lead id|id|ident|account number|account no.|a/c|account reference|account ref|reference id|customer reference id|reference
    |kundennummer|kunden-nr.|kundennr|kunden id|kd-nr|kdnr|debitorennummer|debitor|konto|adressnummer|mitgliedsnummer
    |code client|n° client|numéro de client|numéro client|réf client|n° carte|identifiant|id client
    |código cliente|código de cliente|nº cliente|id cliente|número de cliente|nro|codice cliente|cod_cliente|codice|id cliente|código do cliente|id do cliente|código
    |klantnummer|relatienummer|debiteurnummer|klant id|kundnummer|kund-id|numer klienta|id klienta
    |j-id|klaviyo id|card id|external reference|externe id|id externe|id externo|debiteur|code|customer ref|client code|client ref|client reference|account code|loyalty id|membership number|membership id|patient id|guest id|account id`,
  name: `customer name|client name|buyer name|billing name|customer full name|customer|client|full name|name|contactname|contact name|person - name|person name|lead_name|display name
    |primary_contact_name|primary contact|main contact name|contact|buyer|payer name|retailer name|account holder|your full name|your name|what's your name?|member name|member|guest name|patient|purchaser
    |kunde|kundenname|vor- und nachname|name (adressattyp keine angabe)|anzeigename|ansprechpartner|kontaktperson|käufer|rechnungsempfänger|auftraggeber
    |nom complet|nom et prénom|prénom et nom|nom du client|nom client|acheteur
    |nombre completo|nombre y apellidos|nombre del cliente|nombre cliente|cliente|contacto|comprador
    |nome e cognome|cognome e nome|nominativo|nome completo|nome cliente|contatto|intestatario|acquirente|nome do cliente|contato
    |naam|klantnaam|klant|relatienaam|relatie|contactpersoon|volledige naam|namn|kund|kundnamn|fullständigt namn|imię i nazwisko|klient|nazwa klienta|kontrahent
    |invitee name|bill-to name|tab names|tab name|attendee name|donor name|donor|cust name|cust nm|parent name|who|kontakt|naam debiteur|debiteurnaam|klant naam|contact principal|interlocuteur|razon social cliente|nazwa|odbiorca|nabywca|nazwa kontrahenta`,
  firstName: `first name|given name|fname|forename|person - first name|first name (billing)|billing first name|contact_first_name|primary_contact_first_name|buyer first name|customer first name|first
    |vorname|vorname (adressattyp natürl. person)|prénom|nombres|nombre de pila|primeiro nome|voornaam|roepnaam|förnamn|imię|_address_firstname
    |invitee first name|first names|christian name|given names|bill to first name|customer: first name|imiona`,
  middleName: `middle name|middle initial|additional name|m.i.|weitere vornamen|tussenvoegsel`,
  lastName: `last name|family name|surname|lname|person - last name|last name (billing)|billing last name|contact_last_name|primary_contact_last_name|buyer last name|customer last name|last
    |nachname|name (adressattyp natürl. person)|familienname|zuname|nom de famille|apellidos|apellido|cognome|sobrenome|último nome|apelido
    |achternaam|familienaam|efternamn|nazwisko|_address_lastname
    |invitee last name|co./last name|company/last name|second name|bill to last name|last names|family names`,
  suffix: `suffix|name suffix|namenszusatz`,
  company: `company|company name|organization|organisation|organization name|organisation name|organization - name|organization 1 - name|org - name|business name|account name|account|business
    |default address company|billing company|company (billing)|customer company|_address_company|associated company|sales account|retailer|firm name|firm|employer|legalname|related company
    |firma|firmenname|unternehmen|unternehmensname|name (adressattyp unternehmen)|firma/organisation|betrieb|société|entreprise|raison sociale|nom de l'entreprise|enseigne
    |empresa|razón social|compañía|organización|nombre comercial|sociedad|ragione sociale|azienda|società|ditta|denominazione|organizzazione
    |razão social|nome fantasia|organização|companhia|bedrijfsnaam|bedrijf|organisatie|företag|företagsnamn|bolag|nazwa firmy
    |company / account|client company|business/company|company/business|trading as|trading name|practice name|legal name|company legal name|firmenbezeichnung|nom de la société|nom société|nom entreprise|denominación social|nombre empresa|nome azienda|nome empresa|nazwa przedsiębiorstwa`,
  email: `email|email address|mail|mail address|primary email|main email|contact email|customer email|client email|buyer email|billing email|email (billing)|emails|email work|work email|business email|person - email
    |person - email (work)|e-mail 1 - value|from email address|primary_contact_primary_email|purchase email|payer email|main contact email|your email|what's your email?|person1email
    |e-mail-adresse|primäre e-mail-adresse|e-mail (geschäftlich)|kundenemail|e-mail: adresse|courriel|adresse e-mail|mél|adresse de messagerie|adresse électronique principale|adresse électronique
    |correo|correo electrónico|dirección de correo electrónico|dirección de correo electrónico principal|indirizzo e-mail|posta elettronica|email principale
    |endereço de e-mail|e-mail primário|correio eletrónico|correio eletrônico|emailadres|e-mailadres|e-post|e-postadress|mejl|adres e-mail
    |secondary email|e-mail 2 address|e-mail 3 address|e-mail 2 - value|email other|email home|person - email (home)|other email|alt email|alternate email|email_addresses_non_primary|primary_contact_other_emails
    |e-mail 2: adresse|e-mail 3: adresse|sekundäre e-mail-adresse|e-mail (privat)|adresse électronique secondaire|adresse de messagerie 2|dirección de correo electrónico secundaria
    |dirección de correo electrónico 2|pec|email secondaria|indirizzo e-mail 2|endereço de e-mail 2|e-mail secundário
    |invitee email|email id|emailid|mail id|e-mail id|primary contact emailid|email addresses|e-mails|bill to email|e mail|email 1|mailadresse|adresse mail|adresse email|mail pro`,
  phone: `phone|phone number|phone no|telephone|telephone number|tel|tel no|phone numbers|main phone|primary phone|customer phone|contact phone|business phone|work phone|office phone|direct phone|general phone|phone (billing)
    |billing phone|default address phone|company main phone|contact phone number|person - phone|person - phone (work)|phone 1 - value|primary_contact_primary_phone|main contact phone|_address_telephone|phone work|daytime phone
    |telefon|telefonnummer|rufnummer|telefon geschäftlich|telefon 1|tel. dienstlich|haupttelefon|festnetz|téléphone|tél|téléphone (bureau)|tél. professionnel|téléphone principal|numéro de téléphone|n° de téléphone
    |teléfono|teléfono del trabajo|teléfono (trabajo)|teléfono principal|fijo|telefono|telefono di lavoro|telefono lavoro|telefono principale|fisso|numtel|recapito telefonico
    |telefone|fone|fone comercial|fone de trabalho|telefone comercial|fone primario|telefoon|telefoonnummer|telefon służbowy|numer telefonu
    |mobile|mobile phone|mobile number|mobile phone number|cell|cell phone|cellphone|main contact mobile|phone 2 - value|phone mobile|person - phone (mobile)
    |mobil|mobiltelefon|mobilnummer|handy|mobil-tel.-nr.|handynummer|portable|tél. mobile|téléphone mobile|téléphone portable|gsm|móvil|celular|teléfono móvil|cellulare|telefono mobile|numero cellulare|telemóvel|celular pessoal
    |mobiel|mobielnummer|telefon komórkowy|whatsapp|toll_free|ddinumber|work|home phone|phone home|other phone|alternate phone|alt. phone|secondary phone|home|primary_contact_other_phones
    |telefon privat|téléphone (domicile)|particular|telefono di casa
    |phone/mobile|contact number|contact no|contact no.|contact number 1|home number|work number|office number|landline|landline number|mobile no|mobile no.|cell number|day phone|night phone|evening phone|daytime number|text reminder number|primary contact mobile|ph|ph.|ph no|phone no.|tel.|tel. no.|telephone no|telefono 1|teléfono fijo|numéro mobile|numéro de portable|telefonnr|telefon-nr.|tel.-nr.|rufnr|mobilfunk|nr telefonu|tel. kom.`,
  address: `address|street|street address|street name|address line|address line 1|street address 1|default address address1|billing street|billing address1|mailing street|business street|billing address|primary address street|address 1&2 (billing)
    |bill to 2|poaddressline1|main address line 1|_address_street|address 1 - street|1st line|address line 2|street address 2|default address address2|billing address2|poaddressline2|main address line 2|street line 2
    |straße|strasse|adresse|anschrift|straße geschäftlich|dienstlich: adresse|straße und hausnummer|rue|rue (bureau)|adresse professionnelle|adresse de facturation
    |dirección|calle|domicilio|calle del trabajo|dirección de trabajo|indirizzo|via|indirizzo di lavoro|endereço|morada|rua|rua comercial|logradouro|adres|straat|straatnaam|adress|gata|gatuadress|ulica
    |addr 1 - line 1|addr 1 line 1|address_1 street line 1|street line 1|street address line 1|postal address|physical address|property address|residential address|home address|strasse und nr|straße und nr|straße/nr.|adresse 1|adresse 2|adresse ligne 1|via e numero|adres zamieszkania|ulica i numer`,
  city: `city|town|town/city|city/town|billing city|mailing city|business city|default address city|primary address city|pocity|main address town|_address_city|address 1 - city|locality|suburb
    |ort|stadt|ort geschäftlich|wohnort|ville|ville (bureau)|commune|ciudad|población|localidad|ciudad de trabajo|municipio|città|comune|località|città di lavoro|cidade|localidade|cidade comercial
    |plaats|stad|woonplaats|gemeente|postort|miasto|miejscowość
    |city/suburb|city/locality|town or city|stadt/ort|gemeinde|ville/commune`,
  region: `region|state|province|state/province|province/state|state/region|county|state code|province code|billing state|billing province|mailing state|mailing state/province|business state|default address province code|default address province
    |primary address state|poregion|main address county|_address_region|address 1 - region|state/province/region/county/territory/prefecture/republic|bundesland|kanton|land geschäftlich|région|département|canton
    |provincia|provincias|comunidad autónoma|comunidad|regione|prov|uf|estado/província|provincie|län|województwo
    |state / province|state or province|state / region|province / state|county/state|state/county|provincia/estado`,
  postalCode: `zip|zip code|zip/postal code|postal code|postal|postcode|post code|billing zip|billing zip code|billing postal code|mailing zip/postal code|mailing zip|business postal code|default address zip|primary address postal code|popostalcode
    |postal_code/zip_code|_address_postcode|main address post code|plz|postleitzahl|postleitzahl geschäftlich|dienstlich: plz|code postal|cp|code postal (bureau)|código postal|código postal del trabajo
    |cap|cap di lavoro|cep|cep de trabalho|codice postale|postnummer|kod pocztowy
    |postal / zip code|zip / postal code|zip/postcode|zip or postal code|zip/postal|postal code / zip|post / zip code|postcode/zip|c.p.|código postal / zip`,
  country: `country|country/region|country code|country name|billing country|mailing country|business country/region|default address country code|default address country|primary address country|pocountry|_address_country_id|main address country
    |land|region geschäftlich|dienstlich: land|eu-land|länderkennzeichen|pays|pays/région (bureau)|país|país de residencia|nazione|paese|stato|kraj
    |country / region|country name/code|land/region`,
  timeZone: `time zone|timezone|zeitzone|fuseau horaire|zona horaria|fuso orario`,
  owner: `owner|contact owner|account owner|deal owner|opportunity owner|lead owner|company owner|person - owner|deal - owner|sales rep|sales representative|salesperson|account manager|assigned to|assigned user|assignedusername|rep
    |kundenbetreuer|betreuer|verkäufer|vertreter|außendienst|sachbearbeiter|commercial|responsable|vendeur|vendedor|comercial|venditore|agente|accountmanager|verkoper|säljare|opiekun
    |owned by|account rep|relationship manager|csm|customer success manager|agent|assignee|responsible|kundenberater|ansprechpartner intern|commercial en charge|gestor|opiekun klienta|handlowiec`,
  tags: `tags|tag|labels|label|categories|category|group membership|groups|group|customer group|customer type|person - label|segment|segments|list|lists|kategorie|kategorien|kundengruppe|gruppe|schlagworte|schlagwörter
    |catégorie|catégories|étiquettes|groupe|etiquetas|categoría|categorías|grupo|categoria|categorie|gruppo|categorias|groep|kategoria
    |tag list|email lists|customer group name|group name|customer tags|client tags|client type|customer category|customer segment|stichwörter|kundenart|kundentyp|étiquette|grupo de clientes|gruppo clienti|klantgroep|grupa|grupa klientów`,
  product: `product|deal name|opportunity name|deal - title|product name|product/service|item|item name|item title|lineitem name|product title|products|service|services|article|items|artikel|artikelbezeichnung|bezeichnung|produkt|leistung|produit|désignation|article acheté|producto|artículo|prodotto|articolo|descrizione|produto|omschrijving
    |service name|treatment|event type name|item description|line description|line items|sku name|course|plan name|prestation|servicio|servizio|usługa|towar|nazwa towaru|omschrijving artikel`,
  birthday: `birthday|birthdate|date of birth|dob|birth date|geburtstag|geburtsdatum|anniversaire|date de naissance|date naissance|fecha de nacimiento|fecha nacimiento|cumpleaños|compleanno|data di nascita|aniversário|data de nascimento
    |geboortedatum|födelsedatum|data urodzenia`,
  website: `website|website url|web page|url|web site|website 1 - value|web|homepage|webseite|internet|site web|page web|site internet|página web|sitio web|pagina web|sito|sito web|site|webbplats|strona www`,
  note: `note|notes|memo|comments|comment|remarks|customer note|customer notes|staff notes|note - content|description|info|notiz|notizen|bemerkung|bemerkungen|kommentar|remarques|remarque|commentaire|commentaires
    |notas|nota|observaciones|comentarios|annotazioni|observações|obs.|informações|notities|opmerkingen|opmerking|anteckningar|uwagi
    |details|background|client notes|internal notes|internal note|private notes|private note|additional info|additional information|other info|misc|bemerkungen intern|interne notiz|note interne`,
  doNotCall: `do not call|do not contact|don't call|no calls|email opt out|opt-out|optout|opted out|hasoptedoutofemail|donotcall|unsubscribed|email_blacklisted|nicht anrufen|anrufsperre|werbesperre|kontaktsperre
    |ne pas appeler|ne pas contacter|désabonné|no llamar|no contactar|non chiamare|non contattare|não ligar|não contatar|niet bellen|ring inte|nie dzwonić
    |do not phone|do not ring|no phone calls|no call|dnc|do_not_call|phone opt out|phone opt-out|opted out of calls|call opt out|do not service|telefonsperre|kein anruf|keine anrufe|ne pas téléphoner|opposition téléphonique|no telefonear|non telefonare|robinson
    |ok to call|okay to call|may call|can call|call ok|call?|allow calls|calls allowed|call allowed|phone opt in|phone opt-in|phone consent|call consent|consent to call|telephone consent|darf angerufen werden|anruf erlaubt|anrufen erlaubt|telefon-einwilligung|einwilligung telefon|accord téléphone|accepte les appels|acepta llamadas|consenso telefonico`,
  lastContact: `last contact|last contacted|last contact date|last contacted time|last call|last call date|last called|last spoke|last conversation|last phone call|letzter kontakt|letzter kontakt am|letzter anruf|letztes gespräch
    |dernier contact|dernier appel|último contacto|última llamada|ultimo contatto|ultima chiamata|último contato|laatste contact|senaste kontakt|ostatni kontakt
    |last talked|last spoken|last spoke to|last conversation date|last contacted on|date of last contact|last contact (date)|last meeting|zuletzt gesprochen|zuletzt kontaktiert|zuletzt telefoniert`,
  currency: `currency|currency code|customer_currency|order_currency|transaction currency|currency of value|deal - currency of value|currencyisocode|währung|wkz|devise|moneda|divisa|valuta|moeda|waluta|converted currency`,
  value: `total spent|total spend|lifetime spend|lifetime value|customer lifetime value|ltv|clv|lifetime revenue|lifetime sales|lifetime amount|total revenue|total sales|total purchases|total paid|amount spent|money spent|spent|spend|turnover|total value|total order value|total billed|total invoiced
    |umsatz gesamt|gesamtumsatz|umsatz|umsatz total|chiffre d'affaires|ca|ca ttc|ca ht|ca total|ca cumulé|total dépensé|total achats|total gastado|total compras|facturación total|facturación|ventas totales
    |fatturato|fatturato totale|totale speso|totale acquisti|speso totale|total gasto|faturamento|faturamento total|total de compras|omzet|totale omzet|totaal besteed|total försäljning|omsättning|obrót|revenue|sales
    |total amount paid|historic clv|historic customer lifetime value|total lifetime value|total amount spent|total customer spend|total spend to date|spent so far|spent to date|lifetime sales total|total invoiced amount|net total sales|net sales total|total net sales|gross total sales|sales to date|sales total|total bookings value|customer value|client value|total donated|lifetime giving|total giving|einkaufswert gesamt|gesamt fakturiert|total facturé|total fatturato|total facturado|totaal gefactureerd|suma zakupów|wartość zakupów|łączna wartość`,
  refunded: `amount refunded|refunded amount|refunded volume|refund amount|order refund amount|partial refunds|partial refund|refunds|refunded|erstattet|rückerstattung|remboursé|reembolsado|rimborsato|terugbetaald
    |refunds total|refund total|total refunds|total refunded|amount of refund|refunded total|refund value|order refunds|returns total|returned amount|kwota zwrotu`,
  orders: `total orders|orders|order count|orders_count|number of orders|# of orders|no of orders|num orders|count of orders|transaction count|payment count|purchase count|number of purchases|purchases|visits|invoice count|number of invoices
    |anzahl bestellungen|bestellungen|anzahl rechnungen|anzahl käufe|anzahl aufträge|käufe|nb commandes|nombre de commandes|nb de commandes|nb d'achats|nombre d'achats|commandes|nº pedidos|número de pedidos|pedidos|número de compras|compras|nº de compras
    |n. ordini|numero ordini|numero di ordini|ordini|qtd. pedidos|qtd pedidos|quantidade de pedidos|aantal bestellingen|aantal orders|bestellingen|antal köp|antal ordrar|liczba zamówień
    |# visits|number of gifts|number of donations|total visits|visit count|no of visits|number of visits|total appointments|appointments|total bookings|number of bookings|booking count|total jobs|jobs|number of jobs|historic number of orders|total purchases count|times purchased|purchase frequency|total transactions|number of transactions|no. of orders|no. of purchases|orders placed|total number of orders|bestellungen gesamt|anzahl rechnungen gesamt|nombre de visites|número de visitas|numero visite|aantal bezoeken|liczba zakupów|liczba wizyt`,
  firstPurchase: `first order|first order date|first purchase|first purchase date|first visit|first sale|first invoice date|erster kauf|erste bestellung|première commande|premier achat|primera compra|primer pedido|primo acquisto|primo ordine
    |primeira compra|primeiro pedido|eerste bestelling|eerste aankoop|första köp
    |first appointment|first booking|first job|first order on|first ordered|first transaction|first invoice|date of first purchase|erster auftrag|erster einkauf|première visite|premier rdv|primera visita|prima visita|eerste bezoek|pierwszy zakup`,
  lastPurchase: `last order|last order date|last purchase|last purchase date|last sale|last sale date|last bought|last invoice date|last invoice|most recent order|most recent purchase|latest order|last transaction|last transaction date|last visit
    |letzter kauf|letzte bestellung|letzter umsatz|letzter einkauf|letzte rechnung|letztes kaufdatum|letzter auftrag|dernière commande|dernier achat|date dernière commande|date dernier achat|date de dernière commande|dernière facture|dernière visite
    |última compra|fecha última compra|fecha de última compra|último pedido|fecha último pedido|última visita|última factura|ultimo acquisto|ultimo ordine|data ultimo acquisto|data ultimo ordine|data da última compra|data última compra
    |laatste bestelling|laatste aankoop|laatste factuur|datum laatste bestelling|senaste köp|senaste order|senaste beställning|ostatni zakup|ostatnie zamówienie
    |last inv date|last ordered|last order on|last ordered on|last appointment|last booking|last service|last service date|last job|last job date|last job completed|last visited|last visit date|last stay|last sold|last sale on|last purchased|last purchased on|last purchase on|latest purchase|latest invoice|date of last purchase|date of last order|recent order|last donation|last gift date|most recent invoice|letzter besuch|letzte rechnung am|letzte bestellung am|datum letzter kauf|datum letzte bestellung|dernier rdv|date dernière facture|última cita|ultima visita|ultima fattura|laatste bezoek|senaste besök|ostatnia wizyta|data ostatniego zakupu|last paid|last payment date`,
  type: `type|transaction type|event type|company type|contact type|relation type|adressart|typ|art|transaction kind|record type|kind|soort|tipo|document type|belegart|lifecycle stage
    |document kind|doc type|voucher type|entry type|txn type|belegtyp|dokumenttyp|dokumentart|dokumententyp|vorgangsart|vorgangstyp|transaktionsart|transaktionstyp|rechnungstyp|type de document|type de pièce|nature|type de transaction|tipo de documento|tipo documento|tipo doc.|tipo de transacción|tipo di documento|soort document|type document|transactietype|rodzaj dokumentu|typ dokumentu`,
  orderId: `order id|order number|id|order no|order ref|order reference|transaction id|payment id|invoice #|invoice id|invoice no|invoice num|invoice number|sales order|receipt number|receipt no|transaction number|purchase id|charge id|deal id|deal - id|opportunity id|booking id|invoice|num|no.|number|reference|order
    |rechnungsnummer|rechnungsnr|rechnung nr.|rechnungs-nr.|bestellnummer|bestellnr|auftragsnummer|auftragsnr|belegnummer|belegfeld 1|beleg-nr.|n° commande|numéro de commande|numéro d'ordre|no de commande|n° facture|numéro de facture|numéro facture|réf commande|référence commande
    |nº pedido|número de pedido|numero de pedido|pedido|nº factura|número de factura|n° de factura|factura 1|n. ordine|numero ordine|id ordine|numero fattura|n. fattura|nº do pedido|número do pedido|nota fiscal|número nf
    |ordernummer|factuurnummer|bestelnummer|order-nummer|fakturanummer|numer zamówienia|numer faktury
    |amazon-order-id|order name|order code|booking number|booking reference|booking ref|booking no|confirmation number|confirmation code|check number|check #|job number|job #|job no|invoice ref|invoice reference|invoice code|document number|document no|document no.|doc no|doc number|voucher no|voucher no.|voucher number|bill number|bill no|receipt #|receipt id|sale number|sale id|sale #|sale no|ticket number|référence de la commande|référence de commande|n° de commande|n° de facture|numéro de pièce|n° pièce|dokumentnummer|belegnr|vorgangsnummer|transaktionsnummer|quittungsnummer|bonnummer|nº de pedido|nº de factura|número de documento|número|numero|numero documento|n. documento|nr zamówienia|nr faktury|numer dokumentu|nr dokumentu`,
  orderDate: `order date|sale date|purchase date|date of purchase|purchased on|invoice date|date issued|issue date|transaction date|transaction creation date|close date|closed date|won time|deal - won time|expected close date|deal - expected close date|order created|ordered at|ordered on|date ordered|created at|created date|date created|date_created|created (utc)|created date (utc)
    |date|order time|bestelldatum|rechnungsdatum|auftragsdatum|kaufdatum|rechnung vom|belegdatum|datum|date de commande|date commande|date d'ordre|date de facture|date facture|date d'achat|date de vente
    |fecha de pedido|fecha del pedido|fecha pedido|fecha factura|fecha de factura|fecha compra|fecha de compra|fecha de venta|fecha|data ordine|data dell'ordine|data fattura|data acquisto|data vendita|data do pedido|data pedido|data compra|data da compra|data da venda|data
    |besteldatum|orderdatum|factuurdatum|aankoopdatum|köpdatum|fakturadatum|beställningsdatum|data zamówienia|data zakupu|data faktury
    |dated on|dated|date issued on|issued date|issued on|date of issue|date of invoice|date of order|date of sale|sold on|sold at|order placed|placed on|placed at|date placed|placed|ordered|closing date|creation date|created on|billed on|billing date|bill date|document date|doc date|posting date|voucher date|service date|job date|visit date|appointment date|booking date|booked on|date booked|start date & time|start date|check-in|completed on|completed at|date completed|completion date|opened|date opened|date closed|payment created|date/time|date & time|date and time|timestamp|order timestamp|date de la commande|date de création|date facturation|date de facturation|date d'émission|date émission|date de pièce|rechnungsdatum am|datum der rechnung|bestellt am|erstellt am|gekauft am|verkaufsdatum|buchungsdatum|belegdatum am|fecha de emisión|fecha emisión|fecha de creación|fecha de la factura|fecha documento|data di emissione|data emissione|data documento|data de emissão|data de criação|data emissão|boekdatum|aanmaakdatum|documentdatum|verkoopdatum|data wystawienia|data sprzedaży|data utworzenia|data dokumentu|paid at|date paid|paid on|paid on date|payment date`,
  amount: `total collected|order total|order total amount|order amount|order value|total order amount|grand total|invoice total|invoice amount|total amount|total price|total (gross)|total|amount paid|paid amount|sale price|sale amount|gross transaction amount|gross amount|gross|deal - value|deal value|opportunity amount
    |amount|net sales|gross sales|transaction amount|payment amount|charged amount|price paid|value|gesamtbetrag|gesamtsumme|rechnungsbetrag|auftragswert|bruttobetrag|brutto|endbetrag|summe|betrag|nettobetrag
    |montant total|montant ttc|total ttc|montant|montant ht|total ht|net|importe total|total pedido|total factura|importe|monto|monto total|valor total|valor|totale ordine|importo totale|totale fattura|totale|importo|preço total
    |totaalbedrag|totaal|bedrag|orderbedrag|factuurbedrag|totalbelopp|belopp|summa|kwota|wartość|suma
    |amounttotal|total_gross|total gross|gross total|total incl|total incl.|total including tax|total incl. tax|total inc tax|total inc. tax|total inc vat|total incl. vat|total inc. gst|total (inc tax)|inc-tax total|order total (inc tax)|bedrag incl. btw|totaal incl. btw|bedrag incl|totaal incl|factuurbedrag incl. btw|gesamt|gesamt brutto|gesamtpreis brutto|rechnungssumme|rechnungsbetrag brutto|brutto gesamt|summe brutto|betrag brutto|betrag (brutto)|zahlbetrag|montant total ttc|montant de la commande|prix ttc|total a pagar|importe con iva|total con iva|total iva incluido|totale documento|totale ivato|importo lordo|totale lordo|total com iva|wartość brutto|kwota brutto|razem brutto|do zapłaty|total value|invoice value|bill amount|net amount|net total|sale total|sales total amount|check total|total charged|amount charged|amount received|donation amount|gift amount|total collected amount|total (ex tax)|order total (ex tax)|total excl. tax|bedrag excl. btw|totaal excl. btw|bedrag excl|netto gesamt|summe netto|betrag netto|montant net|base imponible|imponibile|wartość netto|kwota netto`,
  lineAmount: `line total|item total|line amount|lineitem total|item subtotal|item amount|line item total|order line total|item-price|line subtotal|extended price|positionsbetrag|gesamtpreis|prix total|total ligne|subtotal|importe línea|totale riga|regeltotaal
    |item total price|line item amount|line item price total|extended amount|ext price|ext. price|ext amount|price extended|line value|net line amount|gesamtpreis position|zeilensumme|montant ligne|importe de línea|importo riga|regelbedrag|totaal regel|wartość pozycji`,
  quantity: `quantity|qty|lineitem quantity|units|menge|anzahl|stück|quantité|qté|cantidad|quantità|qta|quantidade|qtd|aantal|antal|ilość
    |item quantity|line qty|qty ordered|qty sold|number of items|item count|ilosc`,
  unitPrice: `unit price|lineitem price|unitamount|sales price|item cost|rate|price|einzelpreis|stückpreis|preis|prix unitaire|prix|precio unitario|precio|prezzo unitario|prezzo|preço unitário|preço|stuksprijs|prijs|enhetspris|cena
    |unit cost|price each|each|price per unit|item unit price|cena jednostkowa`,
  shipping: `order shipping`,
  status: `financial status|order status|order state|deal - status|status|payment status|invoice status|transaction status|sales stage|deal stage|stage|state of payment|bestellstatus|zahlungsstatus|rechnungsstatus|auftragsstatus|statut|statut de la commande|estado del pedido|estado|stato ordine|stato|situação|orderstatus
    |order payment state|payment state|sale status|job status|booking status|appointment status|état|état de la commande|état du paiement|statut du paiement|status płatności|status zamówienia|betalingsstatus|betaalstatus|factuurstatus|estado de pago|estado de la factura|stato pagamento|stato fattura|zustand|belegstatus`,
  cancelled: `cancelled at|canceled at|cancelled|canceled|cancellation date|storniert|storniert am|annulé|cancelado|annullato|geannuleerd|is test|test order|isdeleted|deleted|fully refunded
    |voided|void|is cancelled|is canceled|cancelled?|canceled?|cancelled date|date cancelled|abgebrochen|geannuleerd op|anulowane`,
  recipientEmail: `to email address`,
  direction: `balance impact`,
};

/**
 * What is read only where no other column of the file tells it: whom and where the goods went to. With a marketplace that
 * is all there is to know of a buyer.
 */
export const lastResort: Readonly<Partial<Record<Field, string>>> = {
  name: `ship name|shipping name|ship to name|shipping recipient|recipient|recipient name|customer description|username|user name|nickname|empfänger|nom de livraison|lieferempfänger`,
  phone: `ship to phone|ship phone|shipping phone|shipping phone number|delivery phone|ship-phone-number|telefon lieferadresse|téléphone de livraison`,
  address: `ship address|ship address1|ship to address 1|shipping address|shipping street|shipping address1|shipping address 1|ship address 1|ship-address-1|delivery address|lieferadresse|lieferanschrift|adresse de livraison|dirección de envío|indirizzo di spedizione`,
  city: `ship city|ship to city|ship-city|shipping city|shipping address city|delivery city|lieferort|ville de livraison|ciudad de envío|città di spedizione`,
  region: `ship state|ship to state|ship-state|shipping state|shipping province|shipping region|delivery state|delivery county`,
  postalCode: `ship zip|ship zipcode|ship to zip|ship-postal-code|shipping zip|shipping zip code|shipping postal code|shipping postcode|delivery postcode|delivery zip|liefer-plz|plz lieferadresse`,
  country: `ship country|ship to country|ship-country|shipping country|shipping country code|delivery country|lieferland|pays de livraison`,
};

/** Columns that say who may be called, where others say who may not. */
export const consents =
  /\b(?:ok(?:ay)? to call|(?:may|can) call|call ok|allow calls|calls? allowed|(?:phone|call|telephone) (?:opt.?in|consent)|consent to call|erlaubt|darf|einwilligung|accord|accepte|acepta|consenso)\b|^call\?$/i;

/** Words before a header that do not change what it is about. */
export const wordsBefore = `preferred|primary contact|main contact|mailing address|billing address|home address|work address|business address|postal address|physical address|residential address|company address|customer address|physical|residential|home|property|rollup|lookup|invitee|attendee|guest|donor|patient|member|billing|bill to|mailing|business|default address|primary address|main address|primary|main|customer|client|contact|buyer|person|organization|organisation|deal|order|invoice|address|your|company
  |kunden|kunde|rechnungs|rechnung|work|current`;

/** The same after a header. */
export const wordsAfter = `number|no|nr|home|work|incl btw|inkl mwst|inkl ust|incl vat|incl tax|inc vat|inc tax|inc gst|incl gst|inkl moms|iva incl|ttc|geschäftlich|bureau|du client|client|del cliente|do cliente|cliente|klant|rechnungsadresse|rechnung|de facturation|facturación|fatturazione|pro|1`;

/** About somebody or somewhere else than the customer, whatever word stands beside. */
export const otherPeople =
  /ship|deliver|liefer|versand|livraison|env[ií]o|spedizione|consegna|entrega|verzend|bezorg|leverans|assistant|spouse|manager|referr|emergency|emerg|vendor|supplier|lieferant|fax|pager|telex|isdn|tty|radio|seller|staff|employee|created by|modified by|createdby|modifiedby|phonetic|yomi|label|gift|privat|alternate address|other address/i;

/** Columns that look like what a customer has bought and are not, with what they are. */
export const lookalikes: readonly { readonly pattern: RegExp; readonly what: string }[] = [
  {
    pattern: /annual ?revenue|jahresumsatz des|chiffre d.affaires annuel|firmenumsatz|company revenue|employees/i,
    what: "the company's own size, not what it bought from you",
  },
  {
    pattern: /balance(?! impact)|saldo|solde|outstanding|offener betrag|amount due|due amount|overdue/i,
    what: 'money owed, not a purchase',
  },
  { pattern: /credit limit|kreditlimit|store credit|limite de cr/i, what: 'money allowed, not a purchase' },
  { pattern: /^aov$|average|durchschnitt|moyen|promedio|media ordine|gemiddeld/i, what: 'an average, not the total' },
  {
    pattern: /expected revenue|forecast|probability|pipeline|potential|predicted|prognos/i,
    what: 'a hope, not a purchase',
  },
  {
    pattern:
      /y\.?t\.?d|m\.?t\.?d|this year|dieses jahr|prior year|vorjahr|(?:umsatz|revenue|turnover|sales|spend|spent|ca|omzet|fatturato|ventas|faturamento|omsättning|orders?|total)\b[^0-9]{0,3}(?:19|20)\d\d\b/i,
    what: 'a part of the time only',
  },
  {
    pattern: /last ?activity|letzte aktivit|last active|last login|last seen/i,
    what: 'an activity in the other program, not a conversation; if it is one: --map lastContact=…',
  },
];

/** Never stored, whatever the user maps: they have no use in a call and do harm when they leak. */
export const secrets =
  /\b(?:iban|bic|swift)\b|iban-nr|bank|sort ?code|kontoinhaber|password|passwort|rp_?token|card (?:number|last)|kreditkarte|\bssn\b|social security|government id|passport/i;

/** Dates that any export may carry; they date an order only beside an amount. */
export const weakDates = keysOf(
  `created|created at|created date|date created|created (utc)|created date (utc)|created on|creation date|start date|timestamp
  |opened|date opened|date closed|placed|close date|closing date|expected close date|date|date/time|datum|fecha|data|dato|dátum|tarih|pvm
  |päivämäärä|дата|дата создания|ημερομηνία|التاريخ|תאריך|日付|日期|날짜|일자|erstellt am|date de création|fecha de creación|data de criação
  |data utworzenia|aanmaakdatum|check-in`,
);

/** Ids that may be the customer's as well as the order's. */
export const weakIds = keysOf(
  `id|ident|record id|identifiant|num|no|number|numero|número|reference|order|konto|codigo|codice|nro|reference id
  |customer reference id|account number|external reference|externe id|id externe|id externo`,
);

/** In a file of orders it is the product's or a voucher's. */
export const customerCodes = keysOf('code|код|κωδικός');

function keysOf(spellings: string): ReadonlySet<string> {
  return new Set(spellings.split('|').map(headerKey));
}
