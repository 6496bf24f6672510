import type { LooseColumn } from '../../ingest/format.ts';
import type { FlowName } from '../../trade/flow.ts';

/** What a column can be. */
export type Role = Exclude<LooseColumn, 'left_out'>;

/** How tables call their columns: whole names, without case, blanks and signs. */
export const COLUMN_WORDS: Readonly<Record<Role, readonly string[]>> = {
  reporter:
    words(`reporter reporting reportingcountry reportercode reporterdesc reporteriso reporteriso3 reportername declarant
    declarantiso meldeland berichtsland paysdeclarant declarante paisdeclarante репортер`),
  partner:
    words(`partner partnercountry partnercode partnerdesc partneriso partneriso3 partnername partneren partnerland counterpart
    counterparty destination destinationcountry partnerlandcode bestimmungsland ursprungsland paysparten
    partenaire paispartner socio контрагент партнер странапартнер`),
  flow: words(`flow flowcode flowdesc tradeflow tradeflowcode direction richtung warenrichtung verkehrsrichtung flux flujo importexport
    направление поток`),
  hs_rev: words('classification classificationcode hsrevision hsrev hsversion revision nomenclature nomen'),
  product:
    words(`product productcode productnc commodity commoditycode cmdcode hs hscode hs2 hs4 hs6 cn8 cn cncode code tariff tariffcode
    tariffline item ware warennummer warencode produit nc8 codenc producto partida код кодтнвэд тнвэд товар`),
  period:
    words(`period date month year yearmonth time timeperiod refperiod periode zeitraum monat jahr mois annee fecha mes ano periodo
    период год месяц дата`),
  value:
    words(`value tradevalue primaryvalue fobvalue cifvalue amount valueeur valueusd valueineuros valueeuro statvalue statisticalvalue
    wert valeur valor importe стоимость сумма`),
  currency: words('currency currencycode waehrung wahrung devise moneda валюта'),
  net_weight:
    words(`netweight netwgt netweightkg weight weightkg quantitykg quantityinkg kg mass netmass gewicht eigenmasse masse
    poids peso pesoneto вес весбрутто весннетто нетто массанетто`),
  quantity: words('quantity qty supquantity supplementaryquantity altqty menge quantite cantidad количество'),
  unit: words('unit qtyunit qtyunitcode unitcode quantityunit einheit unite unidad единица'),
  status: words('status obsstatus flag'),
};

/** Words for a flow that leave no doubt. */
export const FLOW_WORDS: Readonly<Record<FlowName, readonly string[]>> = {
  import: words('import imports imp m einfuhr importe importation importations importacion importaciones импорт ввоз'),
  export: words(
    'export exports exp x ausfuhr exporte exportation exportations exportacion exportaciones экспорт вывоз',
  ),
  're-export': words('reexport reexports rx реэкспорт'),
  're-import': words('reimport reimports rm реимпорт'),
};

/** What a column's name says beside what it is: how many, and of what. */
export const THOUSAND = /thousand|thsd|\bths\b|\b1[ ,.']?000\b|\btsd|mille|miles de|тыс/i;
export const MILLION = /million|\bmln\b|\bmio\b|млн/i;
export const TONNE = /tonn|\bt\b|\bmt\b|тонн/i;
export const CURRENCY_SIGNS: readonly (readonly [RegExp, string])[] = [
  [/us\$|usd|us dollar|долл/i, 'USD'],
  [/€|eur/i, 'EUR'],
  [/rmb|cny|yuan/i, 'CNY'],
  [/gbp|£|sterling/i, 'GBP'],
];

/** A name as it is looked up. */
export function plain(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\p{M}]/gu, '')
    .replaceAll(/\(.*?\)|[^\p{L}\p{N}]/gu, '');
}

function words(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
