// Runs apps_script/Code.gs as a sheet would: Google's services are stand-ins that record what is asked of them.
// Reads a scenario as JSON on standard input and writes what happened as JSON on standard output.
//   {code, locale, properties, token, locked, triggers, answers: [{code, body, meanwhile: [step]}], steps: [{call, event}]}
'use strict';

const crypto = require('node:crypto');
const fs = require('node:fs');
const vm = require('node:vm');

const scenario = JSON.parse(fs.readFileSync(0, 'utf8'));
const happened = {fetches: [], toasts: [], menus: [], errors: [], triggers: [...(scenario.triggers || [])]};
const answers = [...(scenario.answers || [])];
const cached = new Map();
let lockHolders = 0;

function run(step) {
  try {
    context[step.call](makeEvent(step.event));
  } catch (error) {
    happened.errors.push(error.message);
  }
}

// What a trigger hands over: a range that answers for its sheet and, for a single cell, values that must not be relayed.
function makeEvent(event) {
  if (event && event.range) {
    return {...event, range: {...event.range, getSheet: () => ({getSheetId: () => event.sheetId})}};
  }
  return event;
}

function makeTrigger(handler) {
  const trigger = {handler, kind: null};
  const builder = {forSpreadsheet: () => builder, create: () => happened.triggers.push(trigger)};
  for (const kind of ['onEdit', 'onChange', 'onFormSubmit']) {
    builder[kind] = () => ((trigger.kind = kind), builder);
  }
  return builder;
}

const ui = {
  createMenu: (title) => {
    const menu = {title, items: []};
    const builder = {addItem: (text, call) => (menu.items.push([text, call]), builder), addToUi: () => happened.menus.push(menu)};
    return builder;
  },
};

const spreadsheet = {
  getId: () => scenario.spreadsheetId,
  getSpreadsheetLocale: () => scenario.locale,
  toast: (text, title) => happened.toasts.push([title, text]),
};

const context = vm.createContext({
  SpreadsheetApp: {getActive: () => spreadsheet, getUi: () => ui},
  PropertiesService: {getScriptProperties: () => ({getProperty: (name) => scenario.properties[name] ?? null})},
  CacheService: {
    getDocumentCache: () => ({
      get: (name) => cached.get(name) ?? null,
      put: (name, value) => void cached.set(name, value),
      removeAll: (names) => names.forEach((name) => cached.delete(name)),
    }),
  },
  LockService: {
    getDocumentLock: () => ({
      tryLock: () => !scenario.locked && lockHolders++ === 0,
      releaseLock: () => void lockHolders--,
    }),
  },
  ScriptApp: {
    getIdentityToken: () => scenario.token ?? null,
    newTrigger: makeTrigger,
    getProjectTriggers: () => happened.triggers.map((trigger) => ({getHandlerFunction: () => trigger.handler, trigger})),
    deleteTrigger: (given) => happened.triggers.splice(happened.triggers.indexOf(given.trigger), 1),
  },
  Utilities: {
    Charset: {UTF_8: 'utf8'},
    base64Decode: (text) => {
      if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) {
        throw new Error('Could not decode string.');
      }
      return [...new Int8Array(Buffer.from(text, 'base64'))];
    },
    newBlob: (bytes) => ({getDataAsString: () => Buffer.from(Int8Array.from(bytes)).toString('utf8')}),
    getUuid: () => crypto.randomUUID(),
    computeHmacSha256Signature: (value, key, charset) =>
      [...new Int8Array(crypto.createHmac('sha256', Buffer.from(key, charset)).update(Buffer.from(value, charset)).digest())],
  },
  UrlFetchApp: {
    fetch: (url, options) => {
      happened.fetches.push({url, ...options});
      const answer = answers.shift() || {code: 200, body: '{"status": "ok"}'};
      if (answer.unreachable) {
        throw new Error('Address unavailable: ' + url);
      }
      (answer.meanwhile || []).forEach(run);
      return {getResponseCode: () => answer.code, getContentText: () => answer.body ?? ''};
    },
  },
});

vm.runInContext(fs.readFileSync(scenario.code, 'utf8'), context, {filename: 'Code.gs'});
scenario.steps.forEach(run);
happened.lockHolders = lockHolders;
happened.cached = [...cached.keys()];
process.stdout.write(JSON.stringify(happened));
