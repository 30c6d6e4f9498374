// Generated from schemas/ by `npm run generate`. Do not edit.
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
export function createValidators(formats) {
const exports = {};
"use strict";
exports.client = validate10;
const schema11 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://idpfile.dev/schemas/v1/client.json","title":"ClientDocument","description":"One OpenID Connect client: an app that people sign in to.","type":"object","required":["apiVersion","kind","metadata","spec"],"additionalProperties":false,"properties":{"apiVersion":{"description":"idpfile/v1; auth.stakater.com/v1alpha1 is an alias.","enum":["idpfile/v1","auth.stakater.com/v1alpha1"]},"kind":{"const":"Client"},"metadata":{"$ref":"metadata.json"},"status":{"description":"Ignored: written by Kubernetes."},"spec":{"title":"ClientSpec","description":"What the app may do and how it proves who it is.","type":"object","required":["redirectURIs"],"additionalProperties":false,"properties":{"id":{"description":"The client_id the app sends. Default: metadata.name. Must never change while the app is in use.","type":"string","maxLength":255,"pattern":"^[a-zA-Z0-9._-]+$","examples":["grafana"]},"name":{"description":"What people read on the sign-in and consent pages. Default: metadata.name in title case.","type":"string","minLength":1,"maxLength":100,"examples":["Team wiki"]},"description":{"description":"A note for those who review the file; shown to nobody else.","type":"string","maxLength":1000},"enabled":{"description":"false refuses every request of this client. Default: true.","type":"boolean"},"public":{"description":"true for an app that cannot keep a secret (single-page, mobile, desktop, command line): PKCE takes the place of the secret. Default: false.","type":"boolean"},"redirectURIs":{"description":"Where the app may ask people to be sent after signing in; compared exactly (RFC 9700 section 2.1).","type":"array","minItems":1,"maxItems":100,"uniqueItems":true,"items":{"type":"string","format":"redirect-uri"},"examples":[["https://wiki.example.com/auth/oidc.callback"]]},"postLogoutRedirectURIs":{"description":"Where the app may ask people to be sent after signing out; compared exactly.","type":"array","maxItems":100,"uniqueItems":true,"items":{"type":"string","format":"redirect-uri"},"examples":[["https://wiki.example.com/"]]},"secretHash":{"description":"bcrypt hash of the client secret; the secret itself is known to the app alone.","type":"string","format":"password-hash"},"secretRef":{"description":"The client secret, in a sops-encrypted Secret. Default for a client with neither public nor secretHash: the Secret named like the client, key \"secret\".","$ref":"secret-ref.json"},"scopes":{"description":"The scopes the app may ask for. Default: openid profile email groups offline_access.","type":"array","minItems":1,"uniqueItems":true,"items":{"enum":["openid","profile","email","groups","offline_access"]},"examples":[["openid","profile","email"]]},"pkce":{"description":"required refuses an authorization request without PKCE S256. Default: required for a public client, optional for others (a challenge that is sent is always verified).","enum":["required","optional"]},"refreshTokens":{"description":"true issues a refresh token at every sign-in, false never; by default when offline_access was asked for with prompt=consent (OpenID Connect Core section 11).","type":"boolean"},"idTokenClaims":{"description":"all puts the claims of the granted scopes into the ID token, where many apps look for them; standard leaves them to the userinfo endpoint (OpenID Connect Core section 5.4). Default: all.","enum":["all","standard"]},"tokens":{"description":"Lifetimes and algorithms of this client's tokens.","type":"object","additionalProperties":false,"properties":{"accessToken":{"description":"The access token.","type":"object","additionalProperties":false,"properties":{"ttl":{"$ref":"duration.json"}}},"idToken":{"description":"The ID token.","type":"object","additionalProperties":false,"properties":{"ttl":{"$ref":"duration.json"},"alg":{"description":"The algorithm that signs it. Default: RS256.","enum":["RS256","ES256"]}}}}},"trustedPeers":{"description":"Clients, by id, that may obtain tokens for this one.","type":"array","uniqueItems":true,"items":{"type":"string","pattern":"^[a-zA-Z0-9._-]+$"}},"logoURL":{"description":"Image shown on the sign-in and consent pages.","type":"string","format":"web-url","examples":["https://wiki.example.com/logo.png"]},"clientURI":{"description":"The app's home page, linked from the consent page.","type":"string","format":"web-url"},"policyURI":{"description":"The app's privacy policy, linked from the consent page.","type":"string","format":"web-url"},"tosURI":{"description":"The app's terms of service, linked from the consent page.","type":"string","format":"web-url"}}}}};
const schema12 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://idpfile.dev/schemas/v1/metadata.json","title":"Metadata","description":"What every resource carries. Fields that only a Kubernetes API server writes are accepted and ignored.","type":"object","required":["name"],"additionalProperties":false,"properties":{"name":{"description":"Name of the resource, unique among those of its kind.","type":"string","maxLength":253,"pattern":"^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$"},"namespace":{"description":"Accepted for resources that come from Kubernetes; has no meaning here.","type":"string"},"labels":{"description":"Words for your own tools.","type":"object","additionalProperties":{"type":"string"}},"annotations":{"description":"Notes for people and your own tools.","type":"object","additionalProperties":{"type":"string"}},"uid":{"description":"Ignored: written by Kubernetes."},"resourceVersion":{"description":"Ignored: written by Kubernetes."},"generation":{"description":"Ignored: written by Kubernetes."},"creationTimestamp":{"description":"Ignored: written by Kubernetes."},"managedFields":{"description":"Ignored: written by Kubernetes."},"ownerReferences":{"description":"Ignored: written by Kubernetes."},"finalizers":{"description":"Ignored: written by Kubernetes."},"selfLink":{"description":"Ignored: written by Kubernetes."}}};
const schema13 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://idpfile.dev/schemas/v1/secret-ref.json","title":"SecretRef","description":"Names one value of a Secret.","type":"object","required":["name"],"additionalProperties":false,"properties":{"name":{"description":"metadata.name of the Secret.","type":"string","minLength":1},"namespace":{"description":"Accepted for resources that come from Kubernetes; has no meaning here.","type":"string"},"key":{"description":"Key below data or stringData of the Secret. Default: secret.","type":"string","minLength":1}}};
const schema14 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://idpfile.dev/schemas/v1/duration.json","title":"Duration","description":"A whole number and a unit: s, m, h or d.","type":"string","format":"duration-with-unit","examples":["10m","1h","30d"]};
const func2 = Object.prototype.hasOwnProperty;
const func3 = require("ajv/dist/runtime/ucs2length").default;
const func0 = require("ajv/dist/runtime/equal").default;
const pattern0 = new RegExp("^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$", "u");
const pattern1 = new RegExp("^[a-zA-Z0-9._-]+$", "u");
const formats0 = formats["redirect-uri"];
const formats4 = formats["password-hash"];
const formats6 = formats["duration-with-unit"];
const formats10 = formats["web-url"];

function validate10(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="https://idpfile.dev/schemas/v1/client.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.apiVersion === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "apiVersion"},message:"must have required property '"+"apiVersion"+"'",schema:schema11.required,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.kind === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'",schema:schema11.required,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.metadata === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "metadata"},message:"must have required property '"+"metadata"+"'",schema:schema11.required,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.spec === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "spec"},message:"must have required property '"+"spec"+"'",schema:schema11.required,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "apiVersion") || (key0 === "kind")) || (key0 === "metadata")) || (key0 === "status")) || (key0 === "spec"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.apiVersion !== undefined){
let data0 = data.apiVersion;
if(!((data0 === "idpfile/v1") || (data0 === "auth.stakater.com/v1alpha1"))){
const err5 = {instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/enum",keyword:"enum",params:{allowedValues: schema11.properties.apiVersion.enum},message:"must be equal to one of the allowed values",schema:schema11.properties.apiVersion.enum,parentSchema:schema11.properties.apiVersion,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.kind !== undefined){
let data1 = data.kind;
if("Client" !== data1){
const err6 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "Client"},message:"must be equal to constant",schema:"Client",parentSchema:schema11.properties.kind,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.metadata !== undefined){
let data2 = data.metadata;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.name === undefined){
const err7 = {instancePath:instancePath+"/metadata",schemaPath:"metadata.json/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema12.required,parentSchema:schema12,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
for(const key1 in data2){
if(!(func2.call(schema12.properties, key1))){
const err8 = {instancePath:instancePath+"/metadata",schemaPath:"metadata.json/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema12,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data2.name !== undefined){
let data3 = data2.name;
if(typeof data3 === "string"){
if(func3(data3) > 253){
const err9 = {instancePath:instancePath+"/metadata/name",schemaPath:"metadata.json/properties/name/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters",schema:253,parentSchema:schema12.properties.name,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(!pattern0.test(data3)){
const err10 = {instancePath:instancePath+"/metadata/name",schemaPath:"metadata.json/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$"+"\"",schema:"^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$",parentSchema:schema12.properties.name,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/metadata/name",schemaPath:"metadata.json/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.name.type,parentSchema:schema12.properties.name,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data2.namespace !== undefined){
let data4 = data2.namespace;
if(typeof data4 !== "string"){
const err12 = {instancePath:instancePath+"/metadata/namespace",schemaPath:"metadata.json/properties/namespace/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.namespace.type,parentSchema:schema12.properties.namespace,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data2.labels !== undefined){
let data5 = data2.labels;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
for(const key2 in data5){
let data6 = data5[key2];
if(typeof data6 !== "string"){
const err13 = {instancePath:instancePath+"/metadata/labels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"metadata.json/properties/labels/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.labels.additionalProperties.type,parentSchema:schema12.properties.labels.additionalProperties,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath:instancePath+"/metadata/labels",schemaPath:"metadata.json/properties/labels/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema12.properties.labels.type,parentSchema:schema12.properties.labels,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data2.annotations !== undefined){
let data7 = data2.annotations;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
for(const key3 in data7){
let data8 = data7[key3];
if(typeof data8 !== "string"){
const err15 = {instancePath:instancePath+"/metadata/annotations/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"metadata.json/properties/annotations/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.annotations.additionalProperties.type,parentSchema:schema12.properties.annotations.additionalProperties,data:data8};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath:instancePath+"/metadata/annotations",schemaPath:"metadata.json/properties/annotations/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema12.properties.annotations.type,parentSchema:schema12.properties.annotations,data:data7};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
else {
const err17 = {instancePath:instancePath+"/metadata",schemaPath:"metadata.json/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema12.type,parentSchema:schema12,data:data2};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.spec !== undefined){
let data9 = data.spec;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if(data9.redirectURIs === undefined){
const err18 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty: "redirectURIs"},message:"must have required property '"+"redirectURIs"+"'",schema:schema11.properties.spec.required,parentSchema:schema11.properties.spec,data:data9};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
for(const key4 in data9){
if(!(func2.call(schema11.properties.spec.properties, key4))){
const err19 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema11.properties.spec,data:data9};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data9.id !== undefined){
let data10 = data9.id;
if(typeof data10 === "string"){
if(func3(data10) > 255){
const err20 = {instancePath:instancePath+"/spec/id",schemaPath:"#/properties/spec/properties/id/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters",schema:255,parentSchema:schema11.properties.spec.properties.id,data:data10};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(!pattern1.test(data10)){
const err21 = {instancePath:instancePath+"/spec/id",schemaPath:"#/properties/spec/properties/id/pattern",keyword:"pattern",params:{pattern: "^[a-zA-Z0-9._-]+$"},message:"must match pattern \""+"^[a-zA-Z0-9._-]+$"+"\"",schema:"^[a-zA-Z0-9._-]+$",parentSchema:schema11.properties.spec.properties.id,data:data10};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/spec/id",schemaPath:"#/properties/spec/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.spec.properties.id.type,parentSchema:schema11.properties.spec.properties.id,data:data10};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data9.name !== undefined){
let data11 = data9.name;
if(typeof data11 === "string"){
if(func3(data11) > 100){
const err23 = {instancePath:instancePath+"/spec/name",schemaPath:"#/properties/spec/properties/name/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters",schema:100,parentSchema:schema11.properties.spec.properties.name,data:data11};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(func3(data11) < 1){
const err24 = {instancePath:instancePath+"/spec/name",schemaPath:"#/properties/spec/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema11.properties.spec.properties.name,data:data11};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
else {
const err25 = {instancePath:instancePath+"/spec/name",schemaPath:"#/properties/spec/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.spec.properties.name.type,parentSchema:schema11.properties.spec.properties.name,data:data11};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data9.description !== undefined){
let data12 = data9.description;
if(typeof data12 === "string"){
if(func3(data12) > 1000){
const err26 = {instancePath:instancePath+"/spec/description",schemaPath:"#/properties/spec/properties/description/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema11.properties.spec.properties.description,data:data12};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/spec/description",schemaPath:"#/properties/spec/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.spec.properties.description.type,parentSchema:schema11.properties.spec.properties.description,data:data12};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data9.enabled !== undefined){
let data13 = data9.enabled;
if(typeof data13 !== "boolean"){
const err28 = {instancePath:instancePath+"/spec/enabled",schemaPath:"#/properties/spec/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema11.properties.spec.properties.enabled.type,parentSchema:schema11.properties.spec.properties.enabled,data:data13};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data9.public !== undefined){
let data14 = data9.public;
if(typeof data14 !== "boolean"){
const err29 = {instancePath:instancePath+"/spec/public",schemaPath:"#/properties/spec/properties/public/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema11.properties.spec.properties.public.type,parentSchema:schema11.properties.spec.properties.public,data:data14};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data9.redirectURIs !== undefined){
let data15 = data9.redirectURIs;
if(Array.isArray(data15)){
if(data15.length > 100){
const err30 = {instancePath:instancePath+"/spec/redirectURIs",schemaPath:"#/properties/spec/properties/redirectURIs/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items",schema:100,parentSchema:schema11.properties.spec.properties.redirectURIs,data:data15};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(data15.length < 1){
const err31 = {instancePath:instancePath+"/spec/redirectURIs",schemaPath:"#/properties/spec/properties/redirectURIs/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema11.properties.spec.properties.redirectURIs,data:data15};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
const len0 = data15.length;
for(let i0=0; i0<len0; i0++){
let data16 = data15[i0];
if(typeof data16 === "string"){
if(!(formats0(data16))){
const err32 = {instancePath:instancePath+"/spec/redirectURIs/" + i0,schemaPath:"#/properties/spec/properties/redirectURIs/items/format",keyword:"format",params:{format: "redirect-uri"},message:"must match format \""+"redirect-uri"+"\"",schema:"redirect-uri",parentSchema:schema11.properties.spec.properties.redirectURIs.items,data:data16};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
else {
const err33 = {instancePath:instancePath+"/spec/redirectURIs/" + i0,schemaPath:"#/properties/spec/properties/redirectURIs/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.spec.properties.redirectURIs.items.type,parentSchema:schema11.properties.spec.properties.redirectURIs.items,data:data16};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
let i1 = data15.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data15[i1];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err34 = {instancePath:instancePath+"/spec/redirectURIs",schemaPath:"#/properties/spec/properties/redirectURIs/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i1+" are identical)",schema:true,parentSchema:schema11.properties.spec.properties.redirectURIs,data:data15};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
break;
}
indices0[item0] = i1;
}
}
}
else {
const err35 = {instancePath:instancePath+"/spec/redirectURIs",schemaPath:"#/properties/spec/properties/redirectURIs/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema11.properties.spec.properties.redirectURIs.type,parentSchema:schema11.properties.spec.properties.redirectURIs,data:data15};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data9.postLogoutRedirectURIs !== undefined){
let data17 = data9.postLogoutRedirectURIs;
if(Array.isArray(data17)){
if(data17.length > 100){
const err36 = {instancePath:instancePath+"/spec/postLogoutRedirectURIs",schemaPath:"#/properties/spec/properties/postLogoutRedirectURIs/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items",schema:100,parentSchema:schema11.properties.spec.properties.postLogoutRedirectURIs,data:data17};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
const len1 = data17.length;
for(let i2=0; i2<len1; i2++){
let data18 = data17[i2];
if(typeof data18 === "string"){
if(!(formats0(data18))){
const err37 = {instancePath:instancePath+"/spec/postLogoutRedirectURIs/" + i2,schemaPath:"#/properties/spec/properties/postLogoutRedirectURIs/items/format",keyword:"format",params:{format: "redirect-uri"},message:"must match format \""+"redirect-uri"+"\"",schema:"redirect-uri",parentSchema:schema11.properties.spec.properties.postLogoutRedirectURIs.items,data:data18};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
else {
const err38 = {instancePath:instancePath+"/spec/postLogoutRedirectURIs/" + i2,schemaPath:"#/properties/spec/properties/postLogoutRedirectURIs/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.spec.properties.postLogoutRedirectURIs.items.type,parentSchema:schema11.properties.spec.properties.postLogoutRedirectURIs.items,data:data18};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
let i3 = data17.length;
let j1;
if(i3 > 1){
const indices1 = {};
for(;i3--;){
let item1 = data17[i3];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j1 = indices1[item1];
const err39 = {instancePath:instancePath+"/spec/postLogoutRedirectURIs",schemaPath:"#/properties/spec/properties/postLogoutRedirectURIs/uniqueItems",keyword:"uniqueItems",params:{i: i3, j: j1},message:"must NOT have duplicate items (items ## "+j1+" and "+i3+" are identical)",schema:true,parentSchema:schema11.properties.spec.properties.postLogoutRedirectURIs,data:data17};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
break;
}
indices1[item1] = i3;
}
}
}
else {
const err40 = {instancePath:instancePath+"/spec/postLogoutRedirectURIs",schemaPath:"#/properties/spec/properties/postLogoutRedirectURIs/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema11.properties.spec.properties.postLogoutRedirectURIs.type,parentSchema:schema11.properties.spec.properties.postLogoutRedirectURIs,data:data17};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data9.secretHash !== undefined){
let data19 = data9.secretHash;
if(typeof data19 === "string"){
if(!(formats4(data19))){
const err41 = {instancePath:instancePath+"/spec/secretHash",schemaPath:"#/properties/spec/properties/secretHash/format",keyword:"format",params:{format: "password-hash"},message:"must match format \""+"password-hash"+"\"",schema:"password-hash",parentSchema:schema11.properties.spec.properties.secretHash,data:data19};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
else {
const err42 = {instancePath:instancePath+"/spec/secretHash",schemaPath:"#/properties/spec/properties/secretHash/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.spec.properties.secretHash.type,parentSchema:schema11.properties.spec.properties.secretHash,data:data19};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data9.secretRef !== undefined){
let data20 = data9.secretRef;
if(data20 && typeof data20 == "object" && !Array.isArray(data20)){
if(data20.name === undefined){
const err43 = {instancePath:instancePath+"/spec/secretRef",schemaPath:"secret-ref.json/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema13.required,parentSchema:schema13,data:data20};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
for(const key5 in data20){
if(!(((key5 === "name") || (key5 === "namespace")) || (key5 === "key"))){
const err44 = {instancePath:instancePath+"/spec/secretRef",schemaPath:"secret-ref.json/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties",schema:false,parentSchema:schema13,data:data20};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data20.name !== undefined){
let data21 = data20.name;
if(typeof data21 === "string"){
if(func3(data21) < 1){
const err45 = {instancePath:instancePath+"/spec/secretRef/name",schemaPath:"secret-ref.json/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema13.properties.name,data:data21};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
else {
const err46 = {instancePath:instancePath+"/spec/secretRef/name",schemaPath:"secret-ref.json/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.properties.name.type,parentSchema:schema13.properties.name,data:data21};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data20.namespace !== undefined){
let data22 = data20.namespace;
if(typeof data22 !== "string"){
const err47 = {instancePath:instancePath+"/spec/secretRef/namespace",schemaPath:"secret-ref.json/properties/namespace/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.properties.namespace.type,parentSchema:schema13.properties.namespace,data:data22};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data20.key !== undefined){
let data23 = data20.key;
if(typeof data23 === "string"){
if(func3(data23) < 1){
const err48 = {instancePath:instancePath+"/spec/secretRef/key",schemaPath:"secret-ref.json/properties/key/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema13.properties.key,data:data23};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
else {
const err49 = {instancePath:instancePath+"/spec/secretRef/key",schemaPath:"secret-ref.json/properties/key/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.properties.key.type,parentSchema:schema13.properties.key,data:data23};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
}
else {
const err50 = {instancePath:instancePath+"/spec/secretRef",schemaPath:"secret-ref.json/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema13.type,parentSchema:schema13,data:data20};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data9.scopes !== undefined){
let data24 = data9.scopes;
if(Array.isArray(data24)){
if(data24.length < 1){
const err51 = {instancePath:instancePath+"/spec/scopes",schemaPath:"#/properties/spec/properties/scopes/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema11.properties.spec.properties.scopes,data:data24};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
const len2 = data24.length;
for(let i4=0; i4<len2; i4++){
let data25 = data24[i4];
if(!(((((data25 === "openid") || (data25 === "profile")) || (data25 === "email")) || (data25 === "groups")) || (data25 === "offline_access"))){
const err52 = {instancePath:instancePath+"/spec/scopes/" + i4,schemaPath:"#/properties/spec/properties/scopes/items/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.scopes.items.enum},message:"must be equal to one of the allowed values",schema:schema11.properties.spec.properties.scopes.items.enum,parentSchema:schema11.properties.spec.properties.scopes.items,data:data25};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
let i5 = data24.length;
let j2;
if(i5 > 1){
outer0:
for(;i5--;){
for(j2 = i5; j2--;){
if(func0(data24[i5], data24[j2])){
const err53 = {instancePath:instancePath+"/spec/scopes",schemaPath:"#/properties/spec/properties/scopes/uniqueItems",keyword:"uniqueItems",params:{i: i5, j: j2},message:"must NOT have duplicate items (items ## "+j2+" and "+i5+" are identical)",schema:true,parentSchema:schema11.properties.spec.properties.scopes,data:data24};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
break outer0;
}
}
}
}
}
else {
const err54 = {instancePath:instancePath+"/spec/scopes",schemaPath:"#/properties/spec/properties/scopes/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema11.properties.spec.properties.scopes.type,parentSchema:schema11.properties.spec.properties.scopes,data:data24};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data9.pkce !== undefined){
let data26 = data9.pkce;
if(!((data26 === "required") || (data26 === "optional"))){
const err55 = {instancePath:instancePath+"/spec/pkce",schemaPath:"#/properties/spec/properties/pkce/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.pkce.enum},message:"must be equal to one of the allowed values",schema:schema11.properties.spec.properties.pkce.enum,parentSchema:schema11.properties.spec.properties.pkce,data:data26};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
if(data9.refreshTokens !== undefined){
let data27 = data9.refreshTokens;
if(typeof data27 !== "boolean"){
const err56 = {instancePath:instancePath+"/spec/refreshTokens",schemaPath:"#/properties/spec/properties/refreshTokens/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema11.properties.spec.properties.refreshTokens.type,parentSchema:schema11.properties.spec.properties.refreshTokens,data:data27};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data9.idTokenClaims !== undefined){
let data28 = data9.idTokenClaims;
if(!((data28 === "all") || (data28 === "standard"))){
const err57 = {instancePath:instancePath+"/spec/idTokenClaims",schemaPath:"#/properties/spec/properties/idTokenClaims/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.idTokenClaims.enum},message:"must be equal to one of the allowed values",schema:schema11.properties.spec.properties.idTokenClaims.enum,parentSchema:schema11.properties.spec.properties.idTokenClaims,data:data28};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data9.tokens !== undefined){
let data29 = data9.tokens;
if(data29 && typeof data29 == "object" && !Array.isArray(data29)){
for(const key6 in data29){
if(!((key6 === "accessToken") || (key6 === "idToken"))){
const err58 = {instancePath:instancePath+"/spec/tokens",schemaPath:"#/properties/spec/properties/tokens/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties",schema:false,parentSchema:schema11.properties.spec.properties.tokens,data:data29};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(data29.accessToken !== undefined){
let data30 = data29.accessToken;
if(data30 && typeof data30 == "object" && !Array.isArray(data30)){
for(const key7 in data30){
if(!(key7 === "ttl")){
const err59 = {instancePath:instancePath+"/spec/tokens/accessToken",schemaPath:"#/properties/spec/properties/tokens/properties/accessToken/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties",schema:false,parentSchema:schema11.properties.spec.properties.tokens.properties.accessToken,data:data30};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data30.ttl !== undefined){
let data31 = data30.ttl;
if(typeof data31 === "string"){
if(!(formats6(data31))){
const err60 = {instancePath:instancePath+"/spec/tokens/accessToken/ttl",schemaPath:"duration.json/format",keyword:"format",params:{format: "duration-with-unit"},message:"must match format \""+"duration-with-unit"+"\"",schema:"duration-with-unit",parentSchema:schema14,data:data31};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
else {
const err61 = {instancePath:instancePath+"/spec/tokens/accessToken/ttl",schemaPath:"duration.json/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.type,parentSchema:schema14,data:data31};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
}
else {
const err62 = {instancePath:instancePath+"/spec/tokens/accessToken",schemaPath:"#/properties/spec/properties/tokens/properties/accessToken/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.spec.properties.tokens.properties.accessToken.type,parentSchema:schema11.properties.spec.properties.tokens.properties.accessToken,data:data30};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
if(data29.idToken !== undefined){
let data32 = data29.idToken;
if(data32 && typeof data32 == "object" && !Array.isArray(data32)){
for(const key8 in data32){
if(!((key8 === "ttl") || (key8 === "alg"))){
const err63 = {instancePath:instancePath+"/spec/tokens/idToken",schemaPath:"#/properties/spec/properties/tokens/properties/idToken/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties",schema:false,parentSchema:schema11.properties.spec.properties.tokens.properties.idToken,data:data32};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data32.ttl !== undefined){
let data33 = data32.ttl;
if(typeof data33 === "string"){
if(!(formats6(data33))){
const err64 = {instancePath:instancePath+"/spec/tokens/idToken/ttl",schemaPath:"duration.json/format",keyword:"format",params:{format: "duration-with-unit"},message:"must match format \""+"duration-with-unit"+"\"",schema:"duration-with-unit",parentSchema:schema14,data:data33};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
else {
const err65 = {instancePath:instancePath+"/spec/tokens/idToken/ttl",schemaPath:"duration.json/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.type,parentSchema:schema14,data:data33};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data32.alg !== undefined){
let data34 = data32.alg;
if(!((data34 === "RS256") || (data34 === "ES256"))){
const err66 = {instancePath:instancePath+"/spec/tokens/idToken/alg",schemaPath:"#/properties/spec/properties/tokens/properties/idToken/properties/alg/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.tokens.properties.idToken.properties.alg.enum},message:"must be equal to one of the allowed values",schema:schema11.properties.spec.properties.tokens.properties.idToken.properties.alg.enum,parentSchema:schema11.properties.spec.properties.tokens.properties.idToken.properties.alg,data:data34};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
}
else {
const err67 = {instancePath:instancePath+"/spec/tokens/idToken",schemaPath:"#/properties/spec/properties/tokens/properties/idToken/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.spec.properties.tokens.properties.idToken.type,parentSchema:schema11.properties.spec.properties.tokens.properties.idToken,data:data32};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
}
else {
const err68 = {instancePath:instancePath+"/spec/tokens",schemaPath:"#/properties/spec/properties/tokens/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.spec.properties.tokens.type,parentSchema:schema11.properties.spec.properties.tokens,data:data29};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
if(data9.trustedPeers !== undefined){
let data35 = data9.trustedPeers;
if(Array.isArray(data35)){
const len3 = data35.length;
for(let i6=0; i6<len3; i6++){
let data36 = data35[i6];
if(typeof data36 === "string"){
if(!pattern1.test(data36)){
const err69 = {instancePath:instancePath+"/spec/trustedPeers/" + i6,schemaPath:"#/properties/spec/properties/trustedPeers/items/pattern",keyword:"pattern",params:{pattern: "^[a-zA-Z0-9._-]+$"},message:"must match pattern \""+"^[a-zA-Z0-9._-]+$"+"\"",schema:"^[a-zA-Z0-9._-]+$",parentSchema:schema11.properties.spec.properties.trustedPeers.items,data:data36};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
else {
const err70 = {instancePath:instancePath+"/spec/trustedPeers/" + i6,schemaPath:"#/properties/spec/properties/trustedPeers/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.spec.properties.trustedPeers.items.type,parentSchema:schema11.properties.spec.properties.trustedPeers.items,data:data36};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
let i7 = data35.length;
let j3;
if(i7 > 1){
const indices2 = {};
for(;i7--;){
let item2 = data35[i7];
if(typeof item2 !== "string"){
continue;
}
if(typeof indices2[item2] == "number"){
j3 = indices2[item2];
const err71 = {instancePath:instancePath+"/spec/trustedPeers",schemaPath:"#/properties/spec/properties/trustedPeers/uniqueItems",keyword:"uniqueItems",params:{i: i7, j: j3},message:"must NOT have duplicate items (items ## "+j3+" and "+i7+" are identical)",schema:true,parentSchema:schema11.properties.spec.properties.trustedPeers,data:data35};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
break;
}
indices2[item2] = i7;
}
}
}
else {
const err72 = {instancePath:instancePath+"/spec/trustedPeers",schemaPath:"#/properties/spec/properties/trustedPeers/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema11.properties.spec.properties.trustedPeers.type,parentSchema:schema11.properties.spec.properties.trustedPeers,data:data35};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
if(data9.logoURL !== undefined){
let data37 = data9.logoURL;
if(typeof data37 === "string"){
if(!(formats10(data37))){
const err73 = {instancePath:instancePath+"/spec/logoURL",schemaPath:"#/properties/spec/properties/logoURL/format",keyword:"format",params:{format: "web-url"},message:"must match format \""+"web-url"+"\"",schema:"web-url",parentSchema:schema11.properties.spec.properties.logoURL,data:data37};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
else {
const err74 = {instancePath:instancePath+"/spec/logoURL",schemaPath:"#/properties/spec/properties/logoURL/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.spec.properties.logoURL.type,parentSchema:schema11.properties.spec.properties.logoURL,data:data37};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
if(data9.clientURI !== undefined){
let data38 = data9.clientURI;
if(typeof data38 === "string"){
if(!(formats10(data38))){
const err75 = {instancePath:instancePath+"/spec/clientURI",schemaPath:"#/properties/spec/properties/clientURI/format",keyword:"format",params:{format: "web-url"},message:"must match format \""+"web-url"+"\"",schema:"web-url",parentSchema:schema11.properties.spec.properties.clientURI,data:data38};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
else {
const err76 = {instancePath:instancePath+"/spec/clientURI",schemaPath:"#/properties/spec/properties/clientURI/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.spec.properties.clientURI.type,parentSchema:schema11.properties.spec.properties.clientURI,data:data38};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
if(data9.policyURI !== undefined){
let data39 = data9.policyURI;
if(typeof data39 === "string"){
if(!(formats10(data39))){
const err77 = {instancePath:instancePath+"/spec/policyURI",schemaPath:"#/properties/spec/properties/policyURI/format",keyword:"format",params:{format: "web-url"},message:"must match format \""+"web-url"+"\"",schema:"web-url",parentSchema:schema11.properties.spec.properties.policyURI,data:data39};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
else {
const err78 = {instancePath:instancePath+"/spec/policyURI",schemaPath:"#/properties/spec/properties/policyURI/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.spec.properties.policyURI.type,parentSchema:schema11.properties.spec.properties.policyURI,data:data39};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
if(data9.tosURI !== undefined){
let data40 = data9.tosURI;
if(typeof data40 === "string"){
if(!(formats10(data40))){
const err79 = {instancePath:instancePath+"/spec/tosURI",schemaPath:"#/properties/spec/properties/tosURI/format",keyword:"format",params:{format: "web-url"},message:"must match format \""+"web-url"+"\"",schema:"web-url",parentSchema:schema11.properties.spec.properties.tosURI,data:data40};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
else {
const err80 = {instancePath:instancePath+"/spec/tosURI",schemaPath:"#/properties/spec/properties/tosURI/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.spec.properties.tosURI.type,parentSchema:schema11.properties.spec.properties.tosURI,data:data40};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
}
else {
const err81 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.spec.type,parentSchema:schema11.properties.spec,data:data9};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
}
else {
const err82 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.type,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
validate10.errors = vErrors;
return errors === 0;
}

exports.issuer = validate11;
const schema16 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://idpfile.dev/schemas/v1/issuer.json","title":"IssuerDocument","description":"The issuer itself: where it answers and how it looks. One per configuration directory, in issuer.yaml.","type":"object","required":["apiVersion","kind","metadata","spec"],"additionalProperties":false,"properties":{"apiVersion":{"const":"idpfile/v1"},"kind":{"const":"Issuer"},"metadata":{"$ref":"metadata.json"},"spec":{"title":"IssuerSpec","description":"The issuer's settings.","type":"object","required":["url"],"additionalProperties":false,"properties":{"url":{"description":"The issuer identifier (iss), and the address people and apps reach it at. Without a final slash. Changing it breaks every app.","type":"string","format":"issuer-url","examples":["https://auth.example.com"]},"listen":{"description":"Where the server listens. A change needs a restart.","type":"object","additionalProperties":false,"properties":{"address":{"description":"host:port. Default: 127.0.0.1 and the port of url, or 8080 where url is https.","type":"string","format":"listen-address","examples":["0.0.0.0:8080"]},"trustProxy":{"description":"Addresses or networks of the proxies whose X-Forwarded-For is believed.","type":"array","items":{"type":"string","format":"ip-network"},"examples":[["10.0.0.0/8"]]}}},"admin":{"description":"The listener for probes and operators. A change needs a restart.","type":"object","additionalProperties":false,"properties":{"address":{"description":"host:port, or off. Default: 127.0.0.1:9090.","type":"string","format":"listen-address-or-off"}}},"storage":{"description":"Where sessions, grants and tokens are kept. A change needs a restart.","type":"object","additionalProperties":false,"properties":{"url":{"description":"sqlite: (a file in the state directory), sqlite:PATH, or memory: (forgets everything at exit). Default: sqlite:","type":"string","pattern":"^(sqlite|memory):","examples":["sqlite:"]}}},"keys":{"description":"The signing keys. By default they are generated in the state directory at the first start.","type":"object","required":["secretRef"],"additionalProperties":false,"properties":{"secretRef":{"$ref":"secret-ref.json"}}},"defaults":{"description":"Lifetimes where a client says nothing else.","type":"object","additionalProperties":false,"properties":{"accessTokenTTL":{"allOf":[{"$ref":"duration.json"}],"description":"Lifetime of an access token. Default: 1h."},"idTokenTTL":{"allOf":[{"$ref":"duration.json"}],"description":"Lifetime of an ID token. Default: 1h."},"refreshTokenTTL":{"allOf":[{"$ref":"duration.json"}],"description":"Lifetime of a refresh token that is not used. Default: 30d."},"sessionTTL":{"allOf":[{"$ref":"duration.json"}],"description":"How long a person stays signed in who asked for it. Default: 14d."}}},"ui":{"description":"How the pages look.","type":"object","additionalProperties":false,"properties":{"title":{"description":"Name of the sign-in service. Default: Sign in service at the host of url.","type":"string","minLength":1,"maxLength":60},"links":{"description":"Links at the foot of every page.","type":"object","additionalProperties":false,"properties":{"help":{"description":"Where people get help.","type":"string","format":"web-url"},"privacy":{"description":"The privacy notice.","type":"string","format":"web-url"}}}}}}}}};
const pattern4 = new RegExp("^(sqlite|memory):", "u");
const formats18 = formats["issuer-url"];
const formats20 = formats["listen-address"];
const formats22 = formats["ip-network"];
const formats24 = formats["listen-address-or-off"];

function validate11(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="https://idpfile.dev/schemas/v1/issuer.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.apiVersion === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "apiVersion"},message:"must have required property '"+"apiVersion"+"'",schema:schema16.required,parentSchema:schema16,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.kind === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'",schema:schema16.required,parentSchema:schema16,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.metadata === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "metadata"},message:"must have required property '"+"metadata"+"'",schema:schema16.required,parentSchema:schema16,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.spec === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "spec"},message:"must have required property '"+"spec"+"'",schema:schema16.required,parentSchema:schema16,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "apiVersion") || (key0 === "kind")) || (key0 === "metadata")) || (key0 === "spec"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema16,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.apiVersion !== undefined){
let data0 = data.apiVersion;
if("idpfile/v1" !== data0){
const err5 = {instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "idpfile/v1"},message:"must be equal to constant",schema:"idpfile/v1",parentSchema:schema16.properties.apiVersion,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.kind !== undefined){
let data1 = data.kind;
if("Issuer" !== data1){
const err6 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "Issuer"},message:"must be equal to constant",schema:"Issuer",parentSchema:schema16.properties.kind,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.metadata !== undefined){
let data2 = data.metadata;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.name === undefined){
const err7 = {instancePath:instancePath+"/metadata",schemaPath:"metadata.json/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema12.required,parentSchema:schema12,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
for(const key1 in data2){
if(!(func2.call(schema12.properties, key1))){
const err8 = {instancePath:instancePath+"/metadata",schemaPath:"metadata.json/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema12,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data2.name !== undefined){
let data3 = data2.name;
if(typeof data3 === "string"){
if(func3(data3) > 253){
const err9 = {instancePath:instancePath+"/metadata/name",schemaPath:"metadata.json/properties/name/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters",schema:253,parentSchema:schema12.properties.name,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(!pattern0.test(data3)){
const err10 = {instancePath:instancePath+"/metadata/name",schemaPath:"metadata.json/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$"+"\"",schema:"^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$",parentSchema:schema12.properties.name,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/metadata/name",schemaPath:"metadata.json/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.name.type,parentSchema:schema12.properties.name,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data2.namespace !== undefined){
let data4 = data2.namespace;
if(typeof data4 !== "string"){
const err12 = {instancePath:instancePath+"/metadata/namespace",schemaPath:"metadata.json/properties/namespace/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.namespace.type,parentSchema:schema12.properties.namespace,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data2.labels !== undefined){
let data5 = data2.labels;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
for(const key2 in data5){
let data6 = data5[key2];
if(typeof data6 !== "string"){
const err13 = {instancePath:instancePath+"/metadata/labels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"metadata.json/properties/labels/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.labels.additionalProperties.type,parentSchema:schema12.properties.labels.additionalProperties,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath:instancePath+"/metadata/labels",schemaPath:"metadata.json/properties/labels/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema12.properties.labels.type,parentSchema:schema12.properties.labels,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data2.annotations !== undefined){
let data7 = data2.annotations;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
for(const key3 in data7){
let data8 = data7[key3];
if(typeof data8 !== "string"){
const err15 = {instancePath:instancePath+"/metadata/annotations/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"metadata.json/properties/annotations/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.annotations.additionalProperties.type,parentSchema:schema12.properties.annotations.additionalProperties,data:data8};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath:instancePath+"/metadata/annotations",schemaPath:"metadata.json/properties/annotations/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema12.properties.annotations.type,parentSchema:schema12.properties.annotations,data:data7};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
else {
const err17 = {instancePath:instancePath+"/metadata",schemaPath:"metadata.json/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema12.type,parentSchema:schema12,data:data2};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.spec !== undefined){
let data9 = data.spec;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if(data9.url === undefined){
const err18 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty: "url"},message:"must have required property '"+"url"+"'",schema:schema16.properties.spec.required,parentSchema:schema16.properties.spec,data:data9};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
for(const key4 in data9){
if(!(((((((key4 === "url") || (key4 === "listen")) || (key4 === "admin")) || (key4 === "storage")) || (key4 === "keys")) || (key4 === "defaults")) || (key4 === "ui"))){
const err19 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema16.properties.spec,data:data9};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data9.url !== undefined){
let data10 = data9.url;
if(typeof data10 === "string"){
if(!(formats18(data10))){
const err20 = {instancePath:instancePath+"/spec/url",schemaPath:"#/properties/spec/properties/url/format",keyword:"format",params:{format: "issuer-url"},message:"must match format \""+"issuer-url"+"\"",schema:"issuer-url",parentSchema:schema16.properties.spec.properties.url,data:data10};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/spec/url",schemaPath:"#/properties/spec/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.properties.spec.properties.url.type,parentSchema:schema16.properties.spec.properties.url,data:data10};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data9.listen !== undefined){
let data11 = data9.listen;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
for(const key5 in data11){
if(!((key5 === "address") || (key5 === "trustProxy"))){
const err22 = {instancePath:instancePath+"/spec/listen",schemaPath:"#/properties/spec/properties/listen/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties",schema:false,parentSchema:schema16.properties.spec.properties.listen,data:data11};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data11.address !== undefined){
let data12 = data11.address;
if(typeof data12 === "string"){
if(!(formats20(data12))){
const err23 = {instancePath:instancePath+"/spec/listen/address",schemaPath:"#/properties/spec/properties/listen/properties/address/format",keyword:"format",params:{format: "listen-address"},message:"must match format \""+"listen-address"+"\"",schema:"listen-address",parentSchema:schema16.properties.spec.properties.listen.properties.address,data:data12};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
else {
const err24 = {instancePath:instancePath+"/spec/listen/address",schemaPath:"#/properties/spec/properties/listen/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.properties.spec.properties.listen.properties.address.type,parentSchema:schema16.properties.spec.properties.listen.properties.address,data:data12};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data11.trustProxy !== undefined){
let data13 = data11.trustProxy;
if(Array.isArray(data13)){
const len0 = data13.length;
for(let i0=0; i0<len0; i0++){
let data14 = data13[i0];
if(typeof data14 === "string"){
if(!(formats22(data14))){
const err25 = {instancePath:instancePath+"/spec/listen/trustProxy/" + i0,schemaPath:"#/properties/spec/properties/listen/properties/trustProxy/items/format",keyword:"format",params:{format: "ip-network"},message:"must match format \""+"ip-network"+"\"",schema:"ip-network",parentSchema:schema16.properties.spec.properties.listen.properties.trustProxy.items,data:data14};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
else {
const err26 = {instancePath:instancePath+"/spec/listen/trustProxy/" + i0,schemaPath:"#/properties/spec/properties/listen/properties/trustProxy/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.properties.spec.properties.listen.properties.trustProxy.items.type,parentSchema:schema16.properties.spec.properties.listen.properties.trustProxy.items,data:data14};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
}
else {
const err27 = {instancePath:instancePath+"/spec/listen/trustProxy",schemaPath:"#/properties/spec/properties/listen/properties/trustProxy/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema16.properties.spec.properties.listen.properties.trustProxy.type,parentSchema:schema16.properties.spec.properties.listen.properties.trustProxy,data:data13};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
}
else {
const err28 = {instancePath:instancePath+"/spec/listen",schemaPath:"#/properties/spec/properties/listen/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema16.properties.spec.properties.listen.type,parentSchema:schema16.properties.spec.properties.listen,data:data11};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data9.admin !== undefined){
let data15 = data9.admin;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
for(const key6 in data15){
if(!(key6 === "address")){
const err29 = {instancePath:instancePath+"/spec/admin",schemaPath:"#/properties/spec/properties/admin/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties",schema:false,parentSchema:schema16.properties.spec.properties.admin,data:data15};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data15.address !== undefined){
let data16 = data15.address;
if(typeof data16 === "string"){
if(!(formats24(data16))){
const err30 = {instancePath:instancePath+"/spec/admin/address",schemaPath:"#/properties/spec/properties/admin/properties/address/format",keyword:"format",params:{format: "listen-address-or-off"},message:"must match format \""+"listen-address-or-off"+"\"",schema:"listen-address-or-off",parentSchema:schema16.properties.spec.properties.admin.properties.address,data:data16};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
else {
const err31 = {instancePath:instancePath+"/spec/admin/address",schemaPath:"#/properties/spec/properties/admin/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.properties.spec.properties.admin.properties.address.type,parentSchema:schema16.properties.spec.properties.admin.properties.address,data:data16};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
else {
const err32 = {instancePath:instancePath+"/spec/admin",schemaPath:"#/properties/spec/properties/admin/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema16.properties.spec.properties.admin.type,parentSchema:schema16.properties.spec.properties.admin,data:data15};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data9.storage !== undefined){
let data17 = data9.storage;
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
for(const key7 in data17){
if(!(key7 === "url")){
const err33 = {instancePath:instancePath+"/spec/storage",schemaPath:"#/properties/spec/properties/storage/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties",schema:false,parentSchema:schema16.properties.spec.properties.storage,data:data17};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data17.url !== undefined){
let data18 = data17.url;
if(typeof data18 === "string"){
if(!pattern4.test(data18)){
const err34 = {instancePath:instancePath+"/spec/storage/url",schemaPath:"#/properties/spec/properties/storage/properties/url/pattern",keyword:"pattern",params:{pattern: "^(sqlite|memory):"},message:"must match pattern \""+"^(sqlite|memory):"+"\"",schema:"^(sqlite|memory):",parentSchema:schema16.properties.spec.properties.storage.properties.url,data:data18};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
else {
const err35 = {instancePath:instancePath+"/spec/storage/url",schemaPath:"#/properties/spec/properties/storage/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.properties.spec.properties.storage.properties.url.type,parentSchema:schema16.properties.spec.properties.storage.properties.url,data:data18};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
}
else {
const err36 = {instancePath:instancePath+"/spec/storage",schemaPath:"#/properties/spec/properties/storage/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema16.properties.spec.properties.storage.type,parentSchema:schema16.properties.spec.properties.storage,data:data17};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data9.keys !== undefined){
let data19 = data9.keys;
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
if(data19.secretRef === undefined){
const err37 = {instancePath:instancePath+"/spec/keys",schemaPath:"#/properties/spec/properties/keys/required",keyword:"required",params:{missingProperty: "secretRef"},message:"must have required property '"+"secretRef"+"'",schema:schema16.properties.spec.properties.keys.required,parentSchema:schema16.properties.spec.properties.keys,data:data19};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
for(const key8 in data19){
if(!(key8 === "secretRef")){
const err38 = {instancePath:instancePath+"/spec/keys",schemaPath:"#/properties/spec/properties/keys/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties",schema:false,parentSchema:schema16.properties.spec.properties.keys,data:data19};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data19.secretRef !== undefined){
let data20 = data19.secretRef;
if(data20 && typeof data20 == "object" && !Array.isArray(data20)){
if(data20.name === undefined){
const err39 = {instancePath:instancePath+"/spec/keys/secretRef",schemaPath:"secret-ref.json/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema13.required,parentSchema:schema13,data:data20};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
for(const key9 in data20){
if(!(((key9 === "name") || (key9 === "namespace")) || (key9 === "key"))){
const err40 = {instancePath:instancePath+"/spec/keys/secretRef",schemaPath:"secret-ref.json/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties",schema:false,parentSchema:schema13,data:data20};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data20.name !== undefined){
let data21 = data20.name;
if(typeof data21 === "string"){
if(func3(data21) < 1){
const err41 = {instancePath:instancePath+"/spec/keys/secretRef/name",schemaPath:"secret-ref.json/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema13.properties.name,data:data21};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
else {
const err42 = {instancePath:instancePath+"/spec/keys/secretRef/name",schemaPath:"secret-ref.json/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.properties.name.type,parentSchema:schema13.properties.name,data:data21};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data20.namespace !== undefined){
let data22 = data20.namespace;
if(typeof data22 !== "string"){
const err43 = {instancePath:instancePath+"/spec/keys/secretRef/namespace",schemaPath:"secret-ref.json/properties/namespace/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.properties.namespace.type,parentSchema:schema13.properties.namespace,data:data22};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data20.key !== undefined){
let data23 = data20.key;
if(typeof data23 === "string"){
if(func3(data23) < 1){
const err44 = {instancePath:instancePath+"/spec/keys/secretRef/key",schemaPath:"secret-ref.json/properties/key/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema13.properties.key,data:data23};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
else {
const err45 = {instancePath:instancePath+"/spec/keys/secretRef/key",schemaPath:"secret-ref.json/properties/key/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.properties.key.type,parentSchema:schema13.properties.key,data:data23};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
}
else {
const err46 = {instancePath:instancePath+"/spec/keys/secretRef",schemaPath:"secret-ref.json/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema13.type,parentSchema:schema13,data:data20};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
}
else {
const err47 = {instancePath:instancePath+"/spec/keys",schemaPath:"#/properties/spec/properties/keys/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema16.properties.spec.properties.keys.type,parentSchema:schema16.properties.spec.properties.keys,data:data19};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data9.defaults !== undefined){
let data24 = data9.defaults;
if(data24 && typeof data24 == "object" && !Array.isArray(data24)){
for(const key10 in data24){
if(!((((key10 === "accessTokenTTL") || (key10 === "idTokenTTL")) || (key10 === "refreshTokenTTL")) || (key10 === "sessionTTL"))){
const err48 = {instancePath:instancePath+"/spec/defaults",schemaPath:"#/properties/spec/properties/defaults/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},message:"must NOT have additional properties",schema:false,parentSchema:schema16.properties.spec.properties.defaults,data:data24};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data24.accessTokenTTL !== undefined){
let data25 = data24.accessTokenTTL;
if(typeof data25 === "string"){
if(!(formats6(data25))){
const err49 = {instancePath:instancePath+"/spec/defaults/accessTokenTTL",schemaPath:"duration.json/format",keyword:"format",params:{format: "duration-with-unit"},message:"must match format \""+"duration-with-unit"+"\"",schema:"duration-with-unit",parentSchema:schema14,data:data25};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
else {
const err50 = {instancePath:instancePath+"/spec/defaults/accessTokenTTL",schemaPath:"duration.json/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.type,parentSchema:schema14,data:data25};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data24.idTokenTTL !== undefined){
let data26 = data24.idTokenTTL;
if(typeof data26 === "string"){
if(!(formats6(data26))){
const err51 = {instancePath:instancePath+"/spec/defaults/idTokenTTL",schemaPath:"duration.json/format",keyword:"format",params:{format: "duration-with-unit"},message:"must match format \""+"duration-with-unit"+"\"",schema:"duration-with-unit",parentSchema:schema14,data:data26};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
else {
const err52 = {instancePath:instancePath+"/spec/defaults/idTokenTTL",schemaPath:"duration.json/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.type,parentSchema:schema14,data:data26};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data24.refreshTokenTTL !== undefined){
let data27 = data24.refreshTokenTTL;
if(typeof data27 === "string"){
if(!(formats6(data27))){
const err53 = {instancePath:instancePath+"/spec/defaults/refreshTokenTTL",schemaPath:"duration.json/format",keyword:"format",params:{format: "duration-with-unit"},message:"must match format \""+"duration-with-unit"+"\"",schema:"duration-with-unit",parentSchema:schema14,data:data27};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
else {
const err54 = {instancePath:instancePath+"/spec/defaults/refreshTokenTTL",schemaPath:"duration.json/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.type,parentSchema:schema14,data:data27};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data24.sessionTTL !== undefined){
let data28 = data24.sessionTTL;
if(typeof data28 === "string"){
if(!(formats6(data28))){
const err55 = {instancePath:instancePath+"/spec/defaults/sessionTTL",schemaPath:"duration.json/format",keyword:"format",params:{format: "duration-with-unit"},message:"must match format \""+"duration-with-unit"+"\"",schema:"duration-with-unit",parentSchema:schema14,data:data28};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
else {
const err56 = {instancePath:instancePath+"/spec/defaults/sessionTTL",schemaPath:"duration.json/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.type,parentSchema:schema14,data:data28};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
}
else {
const err57 = {instancePath:instancePath+"/spec/defaults",schemaPath:"#/properties/spec/properties/defaults/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema16.properties.spec.properties.defaults.type,parentSchema:schema16.properties.spec.properties.defaults,data:data24};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data9.ui !== undefined){
let data29 = data9.ui;
if(data29 && typeof data29 == "object" && !Array.isArray(data29)){
for(const key11 in data29){
if(!((key11 === "title") || (key11 === "links"))){
const err58 = {instancePath:instancePath+"/spec/ui",schemaPath:"#/properties/spec/properties/ui/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11},message:"must NOT have additional properties",schema:false,parentSchema:schema16.properties.spec.properties.ui,data:data29};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(data29.title !== undefined){
let data30 = data29.title;
if(typeof data30 === "string"){
if(func3(data30) > 60){
const err59 = {instancePath:instancePath+"/spec/ui/title",schemaPath:"#/properties/spec/properties/ui/properties/title/maxLength",keyword:"maxLength",params:{limit: 60},message:"must NOT have more than 60 characters",schema:60,parentSchema:schema16.properties.spec.properties.ui.properties.title,data:data30};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
if(func3(data30) < 1){
const err60 = {instancePath:instancePath+"/spec/ui/title",schemaPath:"#/properties/spec/properties/ui/properties/title/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema16.properties.spec.properties.ui.properties.title,data:data30};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
else {
const err61 = {instancePath:instancePath+"/spec/ui/title",schemaPath:"#/properties/spec/properties/ui/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.properties.spec.properties.ui.properties.title.type,parentSchema:schema16.properties.spec.properties.ui.properties.title,data:data30};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
if(data29.links !== undefined){
let data31 = data29.links;
if(data31 && typeof data31 == "object" && !Array.isArray(data31)){
for(const key12 in data31){
if(!((key12 === "help") || (key12 === "privacy"))){
const err62 = {instancePath:instancePath+"/spec/ui/links",schemaPath:"#/properties/spec/properties/ui/properties/links/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},message:"must NOT have additional properties",schema:false,parentSchema:schema16.properties.spec.properties.ui.properties.links,data:data31};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
if(data31.help !== undefined){
let data32 = data31.help;
if(typeof data32 === "string"){
if(!(formats10(data32))){
const err63 = {instancePath:instancePath+"/spec/ui/links/help",schemaPath:"#/properties/spec/properties/ui/properties/links/properties/help/format",keyword:"format",params:{format: "web-url"},message:"must match format \""+"web-url"+"\"",schema:"web-url",parentSchema:schema16.properties.spec.properties.ui.properties.links.properties.help,data:data32};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
else {
const err64 = {instancePath:instancePath+"/spec/ui/links/help",schemaPath:"#/properties/spec/properties/ui/properties/links/properties/help/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.properties.spec.properties.ui.properties.links.properties.help.type,parentSchema:schema16.properties.spec.properties.ui.properties.links.properties.help,data:data32};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
if(data31.privacy !== undefined){
let data33 = data31.privacy;
if(typeof data33 === "string"){
if(!(formats10(data33))){
const err65 = {instancePath:instancePath+"/spec/ui/links/privacy",schemaPath:"#/properties/spec/properties/ui/properties/links/properties/privacy/format",keyword:"format",params:{format: "web-url"},message:"must match format \""+"web-url"+"\"",schema:"web-url",parentSchema:schema16.properties.spec.properties.ui.properties.links.properties.privacy,data:data33};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
else {
const err66 = {instancePath:instancePath+"/spec/ui/links/privacy",schemaPath:"#/properties/spec/properties/ui/properties/links/properties/privacy/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.properties.spec.properties.ui.properties.links.properties.privacy.type,parentSchema:schema16.properties.spec.properties.ui.properties.links.properties.privacy,data:data33};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
}
else {
const err67 = {instancePath:instancePath+"/spec/ui/links",schemaPath:"#/properties/spec/properties/ui/properties/links/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema16.properties.spec.properties.ui.properties.links.type,parentSchema:schema16.properties.spec.properties.ui.properties.links,data:data31};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
}
else {
const err68 = {instancePath:instancePath+"/spec/ui",schemaPath:"#/properties/spec/properties/ui/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema16.properties.spec.properties.ui.type,parentSchema:schema16.properties.spec.properties.ui,data:data29};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
}
else {
const err69 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema16.properties.spec.type,parentSchema:schema16.properties.spec,data:data9};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
}
else {
const err70 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema16.type,parentSchema:schema16,data};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
validate11.errors = vErrors;
return errors === 0;
}

exports.secret = validate12;
const schema23 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://idpfile.dev/schemas/v1/secret.json","title":"SecretDocument","description":"Secret values, as a Kubernetes Secret encrypted with sops (age).","type":"object","required":["apiVersion","kind","metadata"],"additionalProperties":false,"properties":{"apiVersion":{"const":"v1"},"kind":{"const":"Secret"},"metadata":{"$ref":"metadata.json"},"type":{"description":"Accepted for Kubernetes; has no meaning here.","type":"string"},"immutable":{"description":"Accepted for Kubernetes; has no meaning here.","type":"boolean"},"stringData":{"description":"Values as they are.","type":"object","additionalProperties":{"type":"string"}},"data":{"description":"Values in base64.","type":"object","additionalProperties":{"type":"string"}},"sops":{"description":"What sops wrote: recipients, data key and MAC.","type":"object"}}};

function validate12(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="https://idpfile.dev/schemas/v1/secret.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.apiVersion === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "apiVersion"},message:"must have required property '"+"apiVersion"+"'",schema:schema23.required,parentSchema:schema23,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.kind === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'",schema:schema23.required,parentSchema:schema23,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.metadata === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "metadata"},message:"must have required property '"+"metadata"+"'",schema:schema23.required,parentSchema:schema23,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!((((((((key0 === "apiVersion") || (key0 === "kind")) || (key0 === "metadata")) || (key0 === "type")) || (key0 === "immutable")) || (key0 === "stringData")) || (key0 === "data")) || (key0 === "sops"))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema23,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.apiVersion !== undefined){
let data0 = data.apiVersion;
if("v1" !== data0){
const err4 = {instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "v1"},message:"must be equal to constant",schema:"v1",parentSchema:schema23.properties.apiVersion,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.kind !== undefined){
let data1 = data.kind;
if("Secret" !== data1){
const err5 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "Secret"},message:"must be equal to constant",schema:"Secret",parentSchema:schema23.properties.kind,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.metadata !== undefined){
let data2 = data.metadata;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.name === undefined){
const err6 = {instancePath:instancePath+"/metadata",schemaPath:"metadata.json/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema12.required,parentSchema:schema12,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
for(const key1 in data2){
if(!(func2.call(schema12.properties, key1))){
const err7 = {instancePath:instancePath+"/metadata",schemaPath:"metadata.json/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema12,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data2.name !== undefined){
let data3 = data2.name;
if(typeof data3 === "string"){
if(func3(data3) > 253){
const err8 = {instancePath:instancePath+"/metadata/name",schemaPath:"metadata.json/properties/name/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters",schema:253,parentSchema:schema12.properties.name,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(!pattern0.test(data3)){
const err9 = {instancePath:instancePath+"/metadata/name",schemaPath:"metadata.json/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$"+"\"",schema:"^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$",parentSchema:schema12.properties.name,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/metadata/name",schemaPath:"metadata.json/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.name.type,parentSchema:schema12.properties.name,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data2.namespace !== undefined){
let data4 = data2.namespace;
if(typeof data4 !== "string"){
const err11 = {instancePath:instancePath+"/metadata/namespace",schemaPath:"metadata.json/properties/namespace/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.namespace.type,parentSchema:schema12.properties.namespace,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data2.labels !== undefined){
let data5 = data2.labels;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
for(const key2 in data5){
let data6 = data5[key2];
if(typeof data6 !== "string"){
const err12 = {instancePath:instancePath+"/metadata/labels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"metadata.json/properties/labels/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.labels.additionalProperties.type,parentSchema:schema12.properties.labels.additionalProperties,data:data6};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath:instancePath+"/metadata/labels",schemaPath:"metadata.json/properties/labels/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema12.properties.labels.type,parentSchema:schema12.properties.labels,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data2.annotations !== undefined){
let data7 = data2.annotations;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
for(const key3 in data7){
let data8 = data7[key3];
if(typeof data8 !== "string"){
const err14 = {instancePath:instancePath+"/metadata/annotations/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"metadata.json/properties/annotations/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.annotations.additionalProperties.type,parentSchema:schema12.properties.annotations.additionalProperties,data:data8};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath:instancePath+"/metadata/annotations",schemaPath:"metadata.json/properties/annotations/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema12.properties.annotations.type,parentSchema:schema12.properties.annotations,data:data7};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath:instancePath+"/metadata",schemaPath:"metadata.json/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema12.type,parentSchema:schema12,data:data2};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.type !== undefined){
let data9 = data.type;
if(typeof data9 !== "string"){
const err17 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema23.properties.type.type,parentSchema:schema23.properties.type,data:data9};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.immutable !== undefined){
let data10 = data.immutable;
if(typeof data10 !== "boolean"){
const err18 = {instancePath:instancePath+"/immutable",schemaPath:"#/properties/immutable/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema23.properties.immutable.type,parentSchema:schema23.properties.immutable,data:data10};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.stringData !== undefined){
let data11 = data.stringData;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
for(const key4 in data11){
let data12 = data11[key4];
if(typeof data12 !== "string"){
const err19 = {instancePath:instancePath+"/stringData/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/stringData/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema23.properties.stringData.additionalProperties.type,parentSchema:schema23.properties.stringData.additionalProperties,data:data12};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
else {
const err20 = {instancePath:instancePath+"/stringData",schemaPath:"#/properties/stringData/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema23.properties.stringData.type,parentSchema:schema23.properties.stringData,data:data11};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.data !== undefined){
let data13 = data.data;
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
for(const key5 in data13){
let data14 = data13[key5];
if(typeof data14 !== "string"){
const err21 = {instancePath:instancePath+"/data/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/data/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema23.properties.data.additionalProperties.type,parentSchema:schema23.properties.data.additionalProperties,data:data14};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
else {
const err22 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema23.properties.data.type,parentSchema:schema23.properties.data,data:data13};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.sops !== undefined){
let data15 = data.sops;
if(!(data15 && typeof data15 == "object" && !Array.isArray(data15))){
const err23 = {instancePath:instancePath+"/sops",schemaPath:"#/properties/sops/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema23.properties.sops.type,parentSchema:schema23.properties.sops,data:data15};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
else {
const err24 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema23.type,parentSchema:schema23,data};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
validate12.errors = vErrors;
return errors === 0;
}

exports.user = validate13;
const schema25 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://idpfile.dev/schemas/v1/user.json","title":"UserDocument","description":"One person who may sign in.","type":"object","required":["apiVersion","kind","metadata","spec"],"additionalProperties":false,"properties":{"apiVersion":{"const":"idpfile/v1"},"kind":{"const":"User"},"metadata":{"$ref":"metadata.json"},"status":{"description":"Ignored: written by Kubernetes."},"spec":{"title":"UserSpec","description":"Who the person is, and how to prove it.","type":"object","additionalProperties":false,"properties":{"sub":{"description":"The subject identifier every app knows the person by. Default: a UUID derived from the issuer URL and metadata.name. Must never change.","type":"string","minLength":1,"maxLength":255,"pattern":"^[\\x21-\\x7e]+$"},"username":{"description":"The name to sign in with, and the preferred_username claim. Default: metadata.name.","type":"string","minLength":1,"maxLength":255,"pattern":"^[^\\s]+$"},"email":{"description":"Email address; may be used to sign in.","type":"string","format":"email-address"},"emailVerified":{"description":"Whether somebody has made sure that the address is this person's. Default: false.","type":"boolean"},"name":{"description":"Full name as shown to people.","type":"string","minLength":1},"givenName":{"description":"Given name or names.","type":"string","minLength":1},"familyName":{"description":"Family name or names.","type":"string","minLength":1},"picture":{"description":"URL of a portrait.","type":"string","format":"web-url"},"locale":{"description":"BCP 47 language tag, such as en or pt-BR.","type":"string","pattern":"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"},"zoneinfo":{"description":"Time zone, such as Europe/Berlin.","type":"string","minLength":1},"groups":{"description":"Groups the person belongs to: the groups claim.","type":"array","uniqueItems":true,"items":{"type":"string","minLength":1,"maxLength":255}},"passwordHash":{"description":"bcrypt hash of the password. Without it the person cannot sign in with a password.","type":"string","format":"password-hash"},"enabled":{"description":"false refuses to sign the person in. Default: true.","type":"boolean"}}}}};
const pattern7 = new RegExp("^[\\x21-\\x7e]+$", "u");
const pattern8 = new RegExp("^[^\\s]+$", "u");
const pattern9 = new RegExp("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$", "u");
const formats38 = formats["email-address"];

function validate13(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="https://idpfile.dev/schemas/v1/user.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.apiVersion === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "apiVersion"},message:"must have required property '"+"apiVersion"+"'",schema:schema25.required,parentSchema:schema25,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.kind === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'",schema:schema25.required,parentSchema:schema25,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.metadata === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "metadata"},message:"must have required property '"+"metadata"+"'",schema:schema25.required,parentSchema:schema25,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.spec === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "spec"},message:"must have required property '"+"spec"+"'",schema:schema25.required,parentSchema:schema25,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "apiVersion") || (key0 === "kind")) || (key0 === "metadata")) || (key0 === "status")) || (key0 === "spec"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema25,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.apiVersion !== undefined){
let data0 = data.apiVersion;
if("idpfile/v1" !== data0){
const err5 = {instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "idpfile/v1"},message:"must be equal to constant",schema:"idpfile/v1",parentSchema:schema25.properties.apiVersion,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.kind !== undefined){
let data1 = data.kind;
if("User" !== data1){
const err6 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "User"},message:"must be equal to constant",schema:"User",parentSchema:schema25.properties.kind,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.metadata !== undefined){
let data2 = data.metadata;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.name === undefined){
const err7 = {instancePath:instancePath+"/metadata",schemaPath:"metadata.json/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema12.required,parentSchema:schema12,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
for(const key1 in data2){
if(!(func2.call(schema12.properties, key1))){
const err8 = {instancePath:instancePath+"/metadata",schemaPath:"metadata.json/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema12,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data2.name !== undefined){
let data3 = data2.name;
if(typeof data3 === "string"){
if(func3(data3) > 253){
const err9 = {instancePath:instancePath+"/metadata/name",schemaPath:"metadata.json/properties/name/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters",schema:253,parentSchema:schema12.properties.name,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(!pattern0.test(data3)){
const err10 = {instancePath:instancePath+"/metadata/name",schemaPath:"metadata.json/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$"+"\"",schema:"^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$",parentSchema:schema12.properties.name,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/metadata/name",schemaPath:"metadata.json/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.name.type,parentSchema:schema12.properties.name,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data2.namespace !== undefined){
let data4 = data2.namespace;
if(typeof data4 !== "string"){
const err12 = {instancePath:instancePath+"/metadata/namespace",schemaPath:"metadata.json/properties/namespace/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.namespace.type,parentSchema:schema12.properties.namespace,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data2.labels !== undefined){
let data5 = data2.labels;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
for(const key2 in data5){
let data6 = data5[key2];
if(typeof data6 !== "string"){
const err13 = {instancePath:instancePath+"/metadata/labels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"metadata.json/properties/labels/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.labels.additionalProperties.type,parentSchema:schema12.properties.labels.additionalProperties,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath:instancePath+"/metadata/labels",schemaPath:"metadata.json/properties/labels/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema12.properties.labels.type,parentSchema:schema12.properties.labels,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data2.annotations !== undefined){
let data7 = data2.annotations;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
for(const key3 in data7){
let data8 = data7[key3];
if(typeof data8 !== "string"){
const err15 = {instancePath:instancePath+"/metadata/annotations/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"metadata.json/properties/annotations/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.annotations.additionalProperties.type,parentSchema:schema12.properties.annotations.additionalProperties,data:data8};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath:instancePath+"/metadata/annotations",schemaPath:"metadata.json/properties/annotations/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema12.properties.annotations.type,parentSchema:schema12.properties.annotations,data:data7};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
else {
const err17 = {instancePath:instancePath+"/metadata",schemaPath:"metadata.json/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema12.type,parentSchema:schema12,data:data2};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.spec !== undefined){
let data9 = data.spec;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
for(const key4 in data9){
if(!(func2.call(schema25.properties.spec.properties, key4))){
const err18 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema25.properties.spec,data:data9};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data9.sub !== undefined){
let data10 = data9.sub;
if(typeof data10 === "string"){
if(func3(data10) > 255){
const err19 = {instancePath:instancePath+"/spec/sub",schemaPath:"#/properties/spec/properties/sub/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters",schema:255,parentSchema:schema25.properties.spec.properties.sub,data:data10};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(func3(data10) < 1){
const err20 = {instancePath:instancePath+"/spec/sub",schemaPath:"#/properties/spec/properties/sub/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema25.properties.spec.properties.sub,data:data10};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(!pattern7.test(data10)){
const err21 = {instancePath:instancePath+"/spec/sub",schemaPath:"#/properties/spec/properties/sub/pattern",keyword:"pattern",params:{pattern: "^[\\x21-\\x7e]+$"},message:"must match pattern \""+"^[\\x21-\\x7e]+$"+"\"",schema:"^[\\x21-\\x7e]+$",parentSchema:schema25.properties.spec.properties.sub,data:data10};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/spec/sub",schemaPath:"#/properties/spec/properties/sub/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema25.properties.spec.properties.sub.type,parentSchema:schema25.properties.spec.properties.sub,data:data10};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data9.username !== undefined){
let data11 = data9.username;
if(typeof data11 === "string"){
if(func3(data11) > 255){
const err23 = {instancePath:instancePath+"/spec/username",schemaPath:"#/properties/spec/properties/username/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters",schema:255,parentSchema:schema25.properties.spec.properties.username,data:data11};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(func3(data11) < 1){
const err24 = {instancePath:instancePath+"/spec/username",schemaPath:"#/properties/spec/properties/username/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema25.properties.spec.properties.username,data:data11};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(!pattern8.test(data11)){
const err25 = {instancePath:instancePath+"/spec/username",schemaPath:"#/properties/spec/properties/username/pattern",keyword:"pattern",params:{pattern: "^[^\\s]+$"},message:"must match pattern \""+"^[^\\s]+$"+"\"",schema:"^[^\\s]+$",parentSchema:schema25.properties.spec.properties.username,data:data11};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
else {
const err26 = {instancePath:instancePath+"/spec/username",schemaPath:"#/properties/spec/properties/username/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema25.properties.spec.properties.username.type,parentSchema:schema25.properties.spec.properties.username,data:data11};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data9.email !== undefined){
let data12 = data9.email;
if(typeof data12 === "string"){
if(!(formats38(data12))){
const err27 = {instancePath:instancePath+"/spec/email",schemaPath:"#/properties/spec/properties/email/format",keyword:"format",params:{format: "email-address"},message:"must match format \""+"email-address"+"\"",schema:"email-address",parentSchema:schema25.properties.spec.properties.email,data:data12};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
else {
const err28 = {instancePath:instancePath+"/spec/email",schemaPath:"#/properties/spec/properties/email/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema25.properties.spec.properties.email.type,parentSchema:schema25.properties.spec.properties.email,data:data12};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data9.emailVerified !== undefined){
let data13 = data9.emailVerified;
if(typeof data13 !== "boolean"){
const err29 = {instancePath:instancePath+"/spec/emailVerified",schemaPath:"#/properties/spec/properties/emailVerified/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema25.properties.spec.properties.emailVerified.type,parentSchema:schema25.properties.spec.properties.emailVerified,data:data13};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data9.name !== undefined){
let data14 = data9.name;
if(typeof data14 === "string"){
if(func3(data14) < 1){
const err30 = {instancePath:instancePath+"/spec/name",schemaPath:"#/properties/spec/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema25.properties.spec.properties.name,data:data14};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
else {
const err31 = {instancePath:instancePath+"/spec/name",schemaPath:"#/properties/spec/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema25.properties.spec.properties.name.type,parentSchema:schema25.properties.spec.properties.name,data:data14};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data9.givenName !== undefined){
let data15 = data9.givenName;
if(typeof data15 === "string"){
if(func3(data15) < 1){
const err32 = {instancePath:instancePath+"/spec/givenName",schemaPath:"#/properties/spec/properties/givenName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema25.properties.spec.properties.givenName,data:data15};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
else {
const err33 = {instancePath:instancePath+"/spec/givenName",schemaPath:"#/properties/spec/properties/givenName/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema25.properties.spec.properties.givenName.type,parentSchema:schema25.properties.spec.properties.givenName,data:data15};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data9.familyName !== undefined){
let data16 = data9.familyName;
if(typeof data16 === "string"){
if(func3(data16) < 1){
const err34 = {instancePath:instancePath+"/spec/familyName",schemaPath:"#/properties/spec/properties/familyName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema25.properties.spec.properties.familyName,data:data16};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
else {
const err35 = {instancePath:instancePath+"/spec/familyName",schemaPath:"#/properties/spec/properties/familyName/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema25.properties.spec.properties.familyName.type,parentSchema:schema25.properties.spec.properties.familyName,data:data16};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data9.picture !== undefined){
let data17 = data9.picture;
if(typeof data17 === "string"){
if(!(formats10(data17))){
const err36 = {instancePath:instancePath+"/spec/picture",schemaPath:"#/properties/spec/properties/picture/format",keyword:"format",params:{format: "web-url"},message:"must match format \""+"web-url"+"\"",schema:"web-url",parentSchema:schema25.properties.spec.properties.picture,data:data17};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
else {
const err37 = {instancePath:instancePath+"/spec/picture",schemaPath:"#/properties/spec/properties/picture/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema25.properties.spec.properties.picture.type,parentSchema:schema25.properties.spec.properties.picture,data:data17};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data9.locale !== undefined){
let data18 = data9.locale;
if(typeof data18 === "string"){
if(!pattern9.test(data18)){
const err38 = {instancePath:instancePath+"/spec/locale",schemaPath:"#/properties/spec/properties/locale/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"},message:"must match pattern \""+"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"+"\"",schema:"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$",parentSchema:schema25.properties.spec.properties.locale,data:data18};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
else {
const err39 = {instancePath:instancePath+"/spec/locale",schemaPath:"#/properties/spec/properties/locale/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema25.properties.spec.properties.locale.type,parentSchema:schema25.properties.spec.properties.locale,data:data18};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data9.zoneinfo !== undefined){
let data19 = data9.zoneinfo;
if(typeof data19 === "string"){
if(func3(data19) < 1){
const err40 = {instancePath:instancePath+"/spec/zoneinfo",schemaPath:"#/properties/spec/properties/zoneinfo/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema25.properties.spec.properties.zoneinfo,data:data19};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
else {
const err41 = {instancePath:instancePath+"/spec/zoneinfo",schemaPath:"#/properties/spec/properties/zoneinfo/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema25.properties.spec.properties.zoneinfo.type,parentSchema:schema25.properties.spec.properties.zoneinfo,data:data19};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data9.groups !== undefined){
let data20 = data9.groups;
if(Array.isArray(data20)){
const len0 = data20.length;
for(let i0=0; i0<len0; i0++){
let data21 = data20[i0];
if(typeof data21 === "string"){
if(func3(data21) > 255){
const err42 = {instancePath:instancePath+"/spec/groups/" + i0,schemaPath:"#/properties/spec/properties/groups/items/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters",schema:255,parentSchema:schema25.properties.spec.properties.groups.items,data:data21};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(func3(data21) < 1){
const err43 = {instancePath:instancePath+"/spec/groups/" + i0,schemaPath:"#/properties/spec/properties/groups/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema25.properties.spec.properties.groups.items,data:data21};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
else {
const err44 = {instancePath:instancePath+"/spec/groups/" + i0,schemaPath:"#/properties/spec/properties/groups/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema25.properties.spec.properties.groups.items.type,parentSchema:schema25.properties.spec.properties.groups.items,data:data21};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
let i1 = data20.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data20[i1];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err45 = {instancePath:instancePath+"/spec/groups",schemaPath:"#/properties/spec/properties/groups/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i1+" are identical)",schema:true,parentSchema:schema25.properties.spec.properties.groups,data:data20};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
break;
}
indices0[item0] = i1;
}
}
}
else {
const err46 = {instancePath:instancePath+"/spec/groups",schemaPath:"#/properties/spec/properties/groups/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema25.properties.spec.properties.groups.type,parentSchema:schema25.properties.spec.properties.groups,data:data20};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data9.passwordHash !== undefined){
let data22 = data9.passwordHash;
if(typeof data22 === "string"){
if(!(formats4(data22))){
const err47 = {instancePath:instancePath+"/spec/passwordHash",schemaPath:"#/properties/spec/properties/passwordHash/format",keyword:"format",params:{format: "password-hash"},message:"must match format \""+"password-hash"+"\"",schema:"password-hash",parentSchema:schema25.properties.spec.properties.passwordHash,data:data22};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
else {
const err48 = {instancePath:instancePath+"/spec/passwordHash",schemaPath:"#/properties/spec/properties/passwordHash/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema25.properties.spec.properties.passwordHash.type,parentSchema:schema25.properties.spec.properties.passwordHash,data:data22};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data9.enabled !== undefined){
let data23 = data9.enabled;
if(typeof data23 !== "boolean"){
const err49 = {instancePath:instancePath+"/spec/enabled",schemaPath:"#/properties/spec/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema25.properties.spec.properties.enabled.type,parentSchema:schema25.properties.spec.properties.enabled,data:data23};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
}
else {
const err50 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema25.properties.spec.type,parentSchema:schema25.properties.spec,data:data9};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
}
else {
const err51 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema25.type,parentSchema:schema25,data};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
validate13.errors = vErrors;
return errors === 0;
}

return exports;
}
