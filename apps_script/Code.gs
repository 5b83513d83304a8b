/**
 * Tells the function `validate_rows` that somebody has changed this sheet, and adds the menu "Check now".
 *
 * It relays where something changed, never what: no cell values and nobody's address. It decides nothing about rows; the
 * function reads the sheet itself. A lost message is made good by the scheduled sweep.
 *
 * Script properties (Project Settings):
 *   OUTREACH_URL       the https address of the function
 *   OUTREACH_AUTH      "token" (an identity token, the default) or "hmac" (a signature)
 *   OUTREACH_HMAC_KEY  the shared key, for "hmac" only
 *
 * Run install() once, as a person who will stay: the triggers run as whoever installed them and stop when that account does.
 */

var SCHEMA = 'outreach.sheet-event/1';
var HANDLERS = ['onSheetEdit', 'onSheetChange', 'onSheetForm'];

/** Kinds of change that onSheetEdit has relayed already, or that no rule looks at. */
var CHANGES_LEFT_OUT = ['EDIT', 'FORMAT'];

/** Seconds after which an execution that died no longer keeps the others from sending; longer than a fetch may take. */
var TURN_LASTS_S = 120;
var TURN = 'outreach-turn';
var MORE = 'outreach-more';

/** An execution may run for six minutes; after this many milliseconds the sweep sees to the rest. */
var LONGEST_TURN_MS = 240000;
var LOCK_WAIT_MS = 5000;
var SHORTEST_KEY = 32;

var TEXTS = {
  ru: {
    menu: 'Сообщества',
    check: 'Проверить сейчас',
    checking: 'Проверяю таблицу…',
    checked: 'Готово: что исправить, написано в столбце «Проверка».',
    busy: 'Таблица как раз проверяется. Подождите минуту.',
    later: 'Сейчас не получилось. Таблица будет проверена по расписанию.',
    installed: 'Установлено: правки проверяются сами.',
    uninstalled: 'Удалено: правки проверяются только по расписанию.',
    noUrl: 'В свойствах скрипта нет OUTREACH_URL (адрес функции, начинается с https://).',
    noKey: 'В свойствах скрипта нет OUTREACH_HMAC_KEY (не менее 32 знаков).',
    noAuth: 'OUTREACH_AUTH в свойствах скрипта должно быть token или hmac.',
    noToken: 'Google не выдал удостоверение. Запустите install() ещё раз и разрешите доступ.',
    refused: 'Функция не узнала отправителя. Проверьте OUTREACH_AUTH, ключ и список допущенных. Код: ',
    unregistered: 'Функция не допускает: эта таблица не зарегистрирована или у вас нет права вызова. Код: ',
    failed: 'Функция ответила ошибкой. Причина — в её журнале. Код: ',
    stopped: 'Проверка не удалась. Причина: '
  },
  nb: {
    menu: 'Grupper',
    check: 'Sjekk nå',
    checking: 'Sjekker arket …',
    checked: 'Ferdig: det som bør rettes, står i kolonnen «Kontroll».',
    busy: 'Arket blir sjekket akkurat nå. Vent et minutt.',
    later: 'Det gikk ikke nå. Arket blir sjekket etter timeplanen.',
    installed: 'Installert: endringer blir sjekket av seg selv.',
    uninstalled: 'Fjernet: endringer blir bare sjekket etter timeplanen.',
    noUrl: 'Skriptegenskapen OUTREACH_URL mangler (adressen til funksjonen, begynner med https://).',
    noKey: 'Skriptegenskapen OUTREACH_HMAC_KEY mangler (minst 32 tegn).',
    noAuth: 'Skriptegenskapen OUTREACH_AUTH må være token eller hmac.',
    noToken: 'Google ga ikke noe identitetsbevis. Kjør install() på nytt og gi tilgang.',
    refused: 'Funksjonen kjente ikke igjen avsenderen. Se på OUTREACH_AUTH, nøkkelen og listen over godkjente. Kode: ',
    unregistered: 'Funksjonen slipper ikke til: arket er ikke registrert, eller du har ikke lov til å kalle den. Kode: ',
    failed: 'Funksjonen svarte med en feil. Årsaken står i loggen. Kode: ',
    stopped: 'Kontrollen mislyktes. Årsak: '
  },
  en: {
    menu: 'Communities',
    check: 'Check now',
    checking: 'Checking the sheet …',
    checked: 'Done: what to correct stands in the column “Check”.',
    busy: 'The sheet is being checked right now. Wait a minute.',
    later: 'That did not work now. The sheet will be checked by the schedule.',
    installed: 'Installed: changes are checked by themselves.',
    uninstalled: 'Removed: changes are checked only by the schedule.',
    noUrl: 'The script property OUTREACH_URL is missing (the function’s address, beginning with https://).',
    noKey: 'The script property OUTREACH_HMAC_KEY is missing (at least 32 characters).',
    noAuth: 'The script property OUTREACH_AUTH must be token or hmac.',
    noToken: 'Google gave no identity token. Run install() again and grant access.',
    refused: 'The function did not know the sender. See OUTREACH_AUTH, the key and the list of callers. Code: ',
    unregistered: 'The function does not let this in: the sheet is not registered, or you may not call it. Code: ',
    failed: 'The function answered with an error. Its log says why. Code: ',
    stopped: 'The check failed. Why: '
  }
};

/** Adds the menu. A simple trigger: it needs no installation and may not send anything. */
function onOpen() {
  var texts = texts_();
  SpreadsheetApp.getUi().createMenu(texts.menu).addItem(texts.check, 'checkNow').addToUi();
}

/** Installs the three triggers for the person who runs it, once a first check has shown that the function answers. */
function install() {
  demand_(send_({event: 'menu'}));
  removeTriggers_();
  var sheet = SpreadsheetApp.getActive();
  ScriptApp.newTrigger('onSheetEdit').forSpreadsheet(sheet).onEdit().create();
  ScriptApp.newTrigger('onSheetChange').forSpreadsheet(sheet).onChange().create();
  ScriptApp.newTrigger('onSheetForm').forSpreadsheet(sheet).onFormSubmit().create();
  say_(texts_().installed);
}

/** Removes the triggers of the person who runs it; Google lets nobody remove another person's. */
function uninstall() {
  removeTriggers_();
  say_(texts_().uninstalled);
}

/** Shows the audience of this script's identity tokens, which the function must be told to accept (_AUDIENCE). */
function showAudience() {
  var payload = tokenHeaders_().Authorization.split('.')[1].replace(/-/g, '+').replace(/_/g, '/');
  var padding = '==='.slice((payload.length + 3) % 4);
  var bytes = Utilities.base64Decode(payload + padding);
  say_(JSON.parse(Utilities.newBlob(bytes).getDataAsString()).aud);
}

/** The menu's item: runs as whoever chose it and says what came of it. */
function checkNow() {
  say_(texts_().checking);
  say_(demand_(send_({event: 'menu'})));
}

function onSheetEdit(event) {
  relay_({event: 'edit', source: event});
}

function onSheetChange(event) {
  if (CHANGES_LEFT_OUT.indexOf(event.changeType) < 0) {
    relay_({event: 'change', source: event});
  }
}

function onSheetForm(event) {
  relay_({event: 'form', source: event});
}

/**
 * Sends a notice, unless another execution is sending: that one then sends once more for all that came meanwhile.
 * Every edit starts an execution, and an account has 90 minutes of them a day (6 hours with Google Workspace).
 */
function relay_(notice) {
  if (!takeTurn_()) {
    return;
  }
  var start = Date.now();
  var answer;
  try {
    do {
      answer = send_(notice);
    } while (keepTurn_(start));
  } catch (error) {
    endTurn_();
    throw error;
  }
  demand_(answer);
}

/** Takes the turn to send; false if another execution has it, which is then asked to send once more. */
function takeTurn_() {
  return withLock_(function (cache) {
    var taken = cache.get(TURN) !== null;
    cache.put(taken ? MORE : TURN, 'yes', TURN_LASTS_S);
    return !taken;
  });
}

/** Whether somebody asked to send once more; the turn is then kept, else it is given back. */
function keepTurn_(start) {
  return withLock_(function (cache) {
    var again = cache.get(MORE) !== null && Date.now() - start < LONGEST_TURN_MS;
    cache.removeAll([TURN, MORE]);
    if (again) {
      cache.put(TURN, 'yes', TURN_LASTS_S);
    }
    return again;
  });
}

function endTurn_() {
  withLock_(function (cache) {
    cache.removeAll([TURN, MORE]);
  });
}

/** Does something to the cache that no other execution may do halfway; without the lock does nothing and says false. */
function withLock_(action) {
  var lock = LockService.getDocumentLock();
  if (!lock.tryLock(LOCK_WAIT_MS)) {
    return false;
  }
  try {
    return action(CacheService.getDocumentCache());
  } finally {
    lock.releaseLock();
  }
}

/** Sends a notice and gives {code, body} of what came back. */
function send_(notice) {
  var settings = settings_();
  var body = toAscii_(JSON.stringify(makeBody_(notice)));
  var answer = UrlFetchApp.fetch(settings.url, {
    method: 'post',
    contentType: 'application/json',
    headers: settings.key ? signatureHeaders_(body, settings.key) : tokenHeaders_(),
    payload: body,
    followRedirects: false,
    muteHttpExceptions: true
  });
  return {code: answer.getResponseCode(), body: answer.getContentText()};
}

/** Makes the versioned body. A source without a range or a sheet (a change, the menu) gives nulls. */
function makeBody_(notice) {
  var source = notice.source || {};
  var range = source.range;
  var sheet = range && range.getSheet ? range.getSheet() : null;
  return {
    schema: SCHEMA,
    event: notice.event,
    spreadsheetId: SpreadsheetApp.getActive().getId(),
    sheetId: sheet ? sheet.getSheetId() : null,
    range: range ? pick_(range, ['rowStart', 'rowEnd', 'columnStart', 'columnEnd']) : null,
    changeType: source.changeType || null,
    triggerUid: source.triggerUid || null,
    occurredAt: new Date().toISOString(),
    nonce: Utilities.getUuid()
  };
}

/** Reads the script properties, or says which one is missing. */
function settings_() {
  var texts = texts_();
  var properties = PropertiesService.getScriptProperties();
  var url = (properties.getProperty('OUTREACH_URL') || '').trim();
  var auth = (properties.getProperty('OUTREACH_AUTH') || 'token').trim();
  var key = (properties.getProperty('OUTREACH_HMAC_KEY') || '').trim();
  if (!/^https:\/\//.test(url)) {
    throw new Error(texts.noUrl);
  }
  if (auth !== 'token' && auth !== 'hmac') {
    throw new Error(texts.noAuth);
  }
  if (auth === 'hmac' && key.length < SHORTEST_KEY) {
    throw new Error(texts.noKey);
  }
  return {url: url, key: auth === 'hmac' ? key : null};
}

function tokenHeaders_() {
  var token = ScriptApp.getIdentityToken();
  if (!token) {
    throw new Error(texts_().noToken);
  }
  return {Authorization: 'Bearer ' + token};
}

/** Signs "timestamp.body" as src/sheets_outreach/environment/hmac_signature.py checks it. */
function signatureHeaders_(body, key) {
  var timestamp = String(Math.floor(Date.now() / 1000));
  var bytes = Utilities.computeHmacSha256Signature(timestamp + '.' + body, key, Utilities.Charset.UTF_8);
  var hex = bytes.map(toHex_).join('');
  return {'X-Outreach-Timestamp': timestamp, 'X-Outreach-Signature': 'v1=' + hex};
}

/** Apps Script's bytes are signed: from -128 to 127. */
function toHex_(byte) {
  return ('0' + (byte & 0xff).toString(16)).slice(-2);
}

/** Escapes what is not ASCII, so that no charset stands between what is signed and what is sent. */
function toAscii_(json) {
  return json.replace(/[\u007f-\uffff]/g, function (character) {
    return '\\u' + ('000' + character.charCodeAt(0).toString(16)).slice(-4);
  });
}

/** Gives the sentence for an answer that needs nobody; throws the one for an answer that somebody must see to. */
function demand_(answer) {
  var texts = texts_();
  var code = answer.code;
  if (code === 409) {
    return texts.busy;
  }
  if (code === 429 || code === 503) {
    return texts.later;
  }
  if (code === 401) {
    throw new Error(texts.refused + code);
  }
  if (code === 403) {
    throw new Error(texts.unregistered + code);
  }
  if (code !== 200) {
    throw new Error(texts.failed + code);
  }
  var outcome = parse_(answer.body);
  if (outcome === null) {
    throw new Error(texts.failed + code);
  }
  if (outcome.status === 'failed') {
    throw new Error(texts.stopped + outcome.message);
  }
  return texts.checked;
}

/** Reads JSON; null where there is none, as when the address is another page's. */
function parse_(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    return null;
  }
}

function removeTriggers_() {
  ScriptApp.getProjectTriggers().forEach(function (trigger) {
    if (HANDLERS.indexOf(trigger.getHandlerFunction()) >= 0) {
      ScriptApp.deleteTrigger(trigger);
    }
  });
}

/** The texts in the language of the sheet's locale (ru_RU, nb_NO …); Norwegian has three codes. */
function texts_() {
  var language = SpreadsheetApp.getActive().getSpreadsheetLocale().slice(0, 2);
  return TEXTS[{nb: 'nb', nn: 'nb', no: 'nb', ru: 'ru'}[language] || 'en'];
}

function say_(text) {
  SpreadsheetApp.getActive().toast(text, texts_().menu, 10);
}

function pick_(object, names) {
  var picked = {};
  names.forEach(function (name) {
    picked[name] = object[name];
  });
  return picked;
}
