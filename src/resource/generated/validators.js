// Generated from schemas/ by `npm run generate`. Do not edit.
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
export function createValidators(formats) {
const exports = {};
"use strict";
exports.client = validate10;
const schema11 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://idpfile.dev/schemas/v1/client.json","title":"ClientDocument","description":"One OpenID Connect client: an app that people sign in to.","type":"object","required":["apiVersion","kind","metadata","spec"],"additionalProperties":false,"properties":{"apiVersion":{"description":"idpfile/v1; auth.stakater.com/v1alpha1 is an alias.","enum":["idpfile/v1","auth.stakater.com/v1alpha1"]},"kind":{"description":"What the file declares.","const":"Client"},"metadata":{"$ref":"metadata.json"},"status":{"description":"Ignored: written by Kubernetes."},"sops":{"description":"What sops wrote, where fields of spec are encrypted in this file: recipients, data key and MAC.","type":"object"},"spec":{"title":"ClientSpec","description":"What the app may do and how it proves who it is.","type":"object","additionalProperties":false,"properties":{"id":{"description":"The client_id the app sends. Default: metadata.name. Must never change while the app is in use.","type":"string","maxLength":255,"pattern":"^[a-zA-Z0-9._-]+$","examples":["grafana"]},"name":{"description":"What people read on the sign-in and consent pages. Default: metadata.name in title case.","type":"string","minLength":1,"maxLength":100,"examples":["Team wiki"]},"nameI18n":{"allOf":[{"$ref":"localized-text.json"}],"description":"The name in other languages, by language tag; name stays the fallback."},"description":{"description":"A note for those who review the file; shown to nobody else.","type":"string","maxLength":1000},"app":{"description":"Preset of a known app: redirect URIs, scopes and more follow from it and url. idpfile show prints what they are.","type":"string","minLength":1,"examples":["grafana"]},"url":{"description":"Where the app itself is reached; only together with app.","type":"string","format":"app-url","examples":["https://grafana.example.com"]},"type":{"description":"web: runs on a server and keeps a secret; spa: runs in the browser; native: mobile, desktop or command line; device: has no browser; service: acts for itself, without a person. Inferred from public and redirectURIs.","enum":["web","spa","native","device","service"]},"enabled":{"description":"false refuses every request of this client. Default: true.","type":"boolean"},"public":{"description":"true for an app that cannot keep a secret (single-page, mobile, desktop, command line): PKCE takes the place of the secret. Default: false.","type":"boolean"},"redirectURIs":{"description":"Where the app may ask people to be sent after signing in; compared exactly (RFC 9700 section 2.1).","type":"array","minItems":1,"maxItems":100,"uniqueItems":true,"items":{"type":"string","format":"redirect-uri"},"examples":[["https://wiki.example.com/auth/oidc.callback"]]},"postLogoutRedirectURIs":{"description":"Where the app may ask people to be sent after signing out; compared exactly.","type":"array","maxItems":100,"uniqueItems":true,"items":{"type":"string","format":"redirect-uri"},"examples":[["https://wiki.example.com/"]]},"allowedCORSOrigins":{"description":"Origins whose scripts may call the token and userinfo endpoints. Default for a public client: the origins of its redirectURIs.","type":"array","maxItems":100,"uniqueItems":true,"items":{"type":"string","format":"origin"},"examples":[["https://app.example.com"]]},"secretHash":{"description":"Hash of the client secret: bcrypt, or argon2id, scrypt or PBKDF2 as another program wrote it. The secret itself is known to the app alone.","type":"string","format":"password-hash"},"secretRef":{"description":"The client secret, in a sops-encrypted Secret. Default for a client with neither public nor secretHash: the Secret named like the client, key \"secret\".","allOf":[{"$ref":"secret-ref.json"}]},"previousSecrets":{"description":"Secrets that are accepted beside the current one until they expire, so that an app can change its secret without an outage.","type":"array","maxItems":5,"items":{"type":"object","required":["expiresAt"],"additionalProperties":false,"properties":{"secretHash":{"description":"Hash of the secret.","type":"string","format":"password-hash"},"secretRef":{"$ref":"secret-ref.json"},"expiresAt":{"description":"From then on it is refused (RFC 3339).","type":"string","format":"timestamp","examples":["2026-12-01T00:00:00Z"]}}}},"tokenEndpointAuthMethod":{"description":"How the client proves who it is. client_secret_basic and client_secret_post stand for each other; client_secret_jwt needs a secretRef to the secret itself; tls_client_auth and self_signed_tls_client_auth (RFC 8705) need listen.clientCertificate of the issuer. Default: a secret, private_key_jwt with jwks or jwksURI, tls_client_auth with tlsClientAuth, none for a public client.","enum":["client_secret_basic","client_secret_post","client_secret_jwt","private_key_jwt","tls_client_auth","self_signed_tls_client_auth","none"],"examples":["private_key_jwt"]},"tlsClientAuth":{"description":"What the certificate of a tls_client_auth client has to say (RFC 8705 section 2.1.2): exactly one of these. The proxy verifies who issued it.","type":"object","additionalProperties":false,"properties":{"subjectDN":{"description":"Its subject, as RFC 4514 writes it; compared exactly, upper and lower case included.","type":"string","minLength":1,"examples":["CN=billing,O=Example"]},"sanDNS":{"description":"A DNS name among its alternative names.","type":"string","minLength":1,"examples":["billing.internal.example.com"]},"sanURI":{"description":"A URI among its alternative names.","type":"string","minLength":1,"examples":["spiffe://example.com/billing"]},"sanIP":{"description":"An IP address among its alternative names.","type":"string","minLength":1,"examples":["10.1.2.3"]},"sanEmail":{"description":"An email address among its alternative names.","type":"string","minLength":1,"examples":["billing@example.com"]}}},"jwks":{"description":"Public keys of the client (RFC 7517), for private_key_jwt and signedRequest; for self_signed_tls_client_auth with its certificate as x5c.","type":"object","required":["keys"],"additionalProperties":false,"properties":{"keys":{"description":"Public JSON Web Keys.","type":"array","minItems":1,"items":{"type":"object"}}}},"jwksURI":{"description":"Where the client publishes those keys; may be a private address. They are kept for a minute, or for as long as the answer says.","type":"string","format":"web-url"},"grantTypes":{"description":"The grants the client may use. Default: by type.","type":"array","minItems":1,"uniqueItems":true,"items":{"enum":["authorization_code","refresh_token","client_credentials","urn:ietf:params:oauth:grant-type:device_code","urn:ietf:params:oauth:grant-type:token-exchange"]}},"responseTypes":{"description":"What the authorization endpoint may answer with. Anything but the code alone needs allowImplicit. Access tokens are never among it (RFC 9700 section 2.1.2). Default: code.","type":"array","minItems":1,"uniqueItems":true,"items":{"enum":["code","code id_token","id_token"]},"examples":[["code","code id_token"]]},"allowImplicit":{"description":"A waiver for ID tokens that pass through the browser, where responseTypes has them.","type":"object","required":["reason","until"],"additionalProperties":false,"properties":{"reason":{"description":"Why the app cannot do without; for those who review the file.","type":"string","minLength":10,"maxLength":500,"examples":["the vendor ships the code flow with release 9"]},"until":{"description":"From this time on validate refuses the file; a running server warns (RFC 3339).","type":"string","format":"timestamp","examples":["2027-06-30T00:00:00Z"]}}},"scopes":{"description":"The scopes the app may ask for: those of OpenID Connect, of Scope resources and of its resources. Default: openid profile email groups offline_access.","type":"array","minItems":1,"uniqueItems":true,"items":{"type":"string","pattern":"^[\\x21\\x23-\\x5b\\x5d-\\x7e]+$"},"examples":[["openid","profile","email"]]},"resources":{"description":"Names of Resources the client may ask tokens for (RFC 8707). Which of their scopes it may ask for, its scopes say.","type":"array","uniqueItems":true,"items":{"type":"string","minLength":1}},"defaultResource":{"description":"The Resource an access token is for when the request names none; such a token does not open the userinfo endpoint. Default for a client that acts for itself: the only one of its resources.","type":"string","minLength":1},"pkce":{"description":"required refuses an authorization request without PKCE S256. Default: required for a public client, optional for others (a challenge that is sent is always verified).","enum":["required","optional"]},"pushedAuthorizationRequests":{"description":"required refuses an authorization request that was not pushed first (RFC 9126). Every client may push. Default: optional.","enum":["required","optional"],"examples":["required"]},"signedRequest":{"description":"The authorization request as an object that the client signs with a key of jwks or jwksURI (RFC 9101), sent by value as the parameter request, or pushed.","type":"object","additionalProperties":false,"properties":{"required":{"description":"true refuses an authorization request that is not signed. Default: false.","type":"boolean","examples":[true]},"alg":{"description":"The one algorithm that is accepted. Default: all of them.","enum":["RS256","PS256","ES256","EdDSA"],"examples":["ES256"]}}},"signedResponse":{"description":"Lets the client ask for the authorization response as a signed JWT (JARM) by response_mode jwt, query.jwt, fragment.jwt or form_post.jwt.","type":"object","additionalProperties":false,"properties":{"required":{"description":"true refuses a request for any other response mode. Default: false.","type":"boolean","examples":[true]},"alg":{"description":"The algorithm that signs it. Default: that of the ID token.","enum":["RS256","PS256","ES256","EdDSA"],"examples":["PS256"]}}},"refreshTokens":{"description":"true issues a refresh token at every sign-in, false never; by default when offline_access was asked for with prompt=consent (OpenID Connect Core section 11). With true, offline_access is granted without that prompt as well. A mapping is true with settings.","type":["boolean","object"],"additionalProperties":false,"properties":{"ttl":{"allOf":[{"$ref":"duration.json"}],"description":"Lifetime of a refresh token and of those that replace it, used or not; shortened, it holds at once for those that are out. One that was issued without offline_access ends with the person's session as well. Default: the issuer's."},"idle":{"allOf":[{"$ref":"duration.json"}],"description":"Ends a refresh token that was not used for so long."},"rotate":{"description":"true gives a new one at every use and refuses the old (RFC 9700 section 4.14.2). Default: true for a public client, false for others.","type":"boolean"},"reuseInterval":{"allOf":[{"$ref":"duration.json"}],"description":"How long the old one is accepted after a rotation, for apps that refresh twice at once: each use gives a new one. Used later, the old one ends all of them. Default: not at all."}}},"consent":{"description":"Whether people are asked if the app may have what it wants. remember asks once in 90 days, and again when more is wanted; ask at every sign-in; skip never, unless the app itself wants it (prompt=consent). On a custom scheme or the loopback people are asked at every sign-in whatever stands here (RFC 8252 section 8.6). Default: remember; ask for a native app.","enum":["remember","ask","skip"]},"allowedGroups":{"description":"Groups whose members may sign in; an empty list lets nobody in. Default: everybody, unless allowedUsers is given.","type":"array","uniqueItems":true,"items":{"type":"string","minLength":1}},"allowedUsers":{"description":"Names of Users who may sign in, beside those of allowedGroups.","type":"array","uniqueItems":true,"items":{"type":"string","minLength":1}},"allowedConnectors":{"description":"Connectors people may come from.","type":"array","uniqueItems":true,"items":{"type":"string","minLength":1}},"requireMFA":{"description":"true wants a second factor.","type":"boolean"},"idTokenClaims":{"description":"all puts the claims of the granted scopes into the ID token, where many apps look for them; standard leaves them to the userinfo endpoint (OpenID Connect Core section 5.4); a list names those that go in. Default: all.","type":["string","array"],"items":{"type":"string","minLength":1},"examples":["standard",["email","groups"]]},"claims":{"description":"Claims of this client alone, by name: given with openid, and before those of any scope.","type":"object","additionalProperties":{"$ref":"claim-mapping.json"}},"subjectType":{"description":"pairwise gives this client another sub for each person than any other site gets (OpenID Connect Core section 8). Default: public.","enum":["public","pairwise"]},"sectorIdentifierURI":{"description":"The URL whose host stands for several hosts of one app, so that they get the same pairwise sub (OpenID Connect Core section 8.1). It is not fetched.","type":"string","format":"web-url"},"tokens":{"description":"Lifetimes and algorithms of this client's tokens.","type":"object","additionalProperties":false,"properties":{"accessToken":{"description":"The access token.","type":"object","additionalProperties":false,"properties":{"ttl":{"$ref":"duration.json"},"boundTo":{"description":"Binds every access token of the client, and a public client's refresh tokens, to a key that it has to prove at each use: dpop (RFC 9449) by a proof in a header, certificate (RFC 8705) by the TLS connection. Default: bearer tokens, unless the client sends a DPoP proof.","enum":["dpop","certificate"],"examples":["dpop"]}}},"idToken":{"description":"The ID token.","type":"object","additionalProperties":false,"properties":{"ttl":{"$ref":"duration.json"},"alg":{"description":"The algorithm that signs it. Default: RS256.","enum":["RS256","ES256","PS256","EdDSA"]}}}}},"trustedPeers":{"description":"Clients, by id, that may obtain tokens for this one: by the scope audience:server:client_id:ID, and by token exchange (RFC 8693).","type":"array","uniqueItems":true,"items":{"type":"string","pattern":"^[a-zA-Z0-9._-]+$"}},"serviceClaims":{"description":"Claims of the client itself, in the access tokens it gets by client_credentials.","type":"object","additionalProperties":false,"properties":{"groups":{"description":"Its groups claim.","type":"array","items":{"type":"string","minLength":1}}}},"logoURL":{"description":"Image shown on the sign-in and consent pages.","type":"string","format":"web-url","examples":["https://wiki.example.com/logo.png"]},"clientURI":{"description":"The app's home page, linked from the consent page.","type":"string","format":"web-url"},"policyURI":{"description":"The app's privacy policy, linked from the consent page.","type":"string","format":"web-url"},"tosURI":{"description":"The app's terms of service, linked from the consent page.","type":"string","format":"web-url"},"contacts":{"description":"Whom to ask about the app; shown on its pages.","type":"array","uniqueItems":true,"items":{"type":"string","minLength":1,"maxLength":255},"examples":[["team-wiki@example.com"]]},"initiateLoginURI":{"description":"Where the app begins a sign-in that started elsewhere (OpenID Connect Core section 4). Linked, with iss, from the page that says that somebody is signed out.","type":"string","format":"https-url","examples":["https://wiki.example.com/login"]},"backchannelLogoutURI":{"description":"Told when a person signs out (OpenID Connect Back-Channel Logout 1.0); may be a private address. A sign-out waits 2.5 seconds for it at most.","type":"string","format":"web-url"},"clientMetadata":{"description":"Further client metadata in the words of RFC 7591, for what has no field of its own: backchannel_logout_session_required, default_max_age, require_auth_time, response_modes, token_endpoint_auth_signing_alg, userinfo_signed_response_alg.","type":"object","examples":[{"userinfo_signed_response_alg":"RS256"}]}}}}};
const schema12 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://idpfile.dev/schemas/v1/metadata.json","title":"Metadata","description":"What every resource carries. Fields that only a Kubernetes API server writes are accepted and ignored.","type":"object","required":["name"],"additionalProperties":false,"properties":{"name":{"description":"Name of the resource, unique among those of its kind.","type":"string","maxLength":253,"pattern":"^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$"},"namespace":{"description":"Accepted for resources that come from Kubernetes; has no meaning here.","type":"string"},"labels":{"description":"Words for your own tools.","type":"object","additionalProperties":{"type":"string"}},"annotations":{"description":"Notes for people and your own tools.","type":"object","additionalProperties":{"type":"string"}},"uid":{"description":"Ignored: written by Kubernetes."},"resourceVersion":{"description":"Ignored: written by Kubernetes."},"generation":{"description":"Ignored: written by Kubernetes."},"creationTimestamp":{"description":"Ignored: written by Kubernetes."},"managedFields":{"description":"Ignored: written by Kubernetes."},"ownerReferences":{"description":"Ignored: written by Kubernetes."},"finalizers":{"description":"Ignored: written by Kubernetes."},"selfLink":{"description":"Ignored: written by Kubernetes."}}};
const schema13 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://idpfile.dev/schemas/v1/localized-text.json","title":"LocalizedText","description":"Words by language tag (BCP 47).","type":"object","minProperties":1,"additionalProperties":{"type":"string","minLength":1,"maxLength":300},"examples":[{"en":"Team wiki","de":"Team-Wiki"}]};
const schema14 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://idpfile.dev/schemas/v1/secret-ref.json","title":"SecretRef","description":"Names one secret: a value of a Secret by name, a mounted file, or a variable. Exactly one of name, file and env has to be there.","type":"object","additionalProperties":false,"properties":{"name":{"description":"metadata.name of the Secret.","type":"string","minLength":1},"namespace":{"description":"Accepted for resources that come from Kubernetes; has no meaning here.","type":"string"},"key":{"description":"Key below data or stringData of the Secret (default: secret, or the only one there is), or within a mounted file whose name ends in .env, .json, .yaml or .yml. One that begins with / is a JSON pointer.","type":"string","minLength":1},"file":{"description":"Absolute path of a file that the platform mounts, below one of the directories that spec.secretFiles of the Issuer names. The whole file is the secret, without its last line end, unless key says otherwise.","type":"string","pattern":"^/","examples":["/run/secrets/grafana"]},"env":{"description":"Name of an environment variable of the server. It begins with IDPFILE_SECRET_.","type":"string","pattern":"^IDPFILE_SECRET_[A-Z0-9_]+$","examples":["IDPFILE_SECRET_GRAFANA"]}}};
const schema16 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://idpfile.dev/schemas/v1/duration.json","title":"Duration","description":"A whole number and a unit: s, m, h or d.","type":"string","format":"duration-with-unit","examples":["10m","1h","30d"]};
const schema19 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://idpfile.dev/schemas/v1/claim-mapping.json","title":"ClaimMapping","description":"Where the value of a claim comes from: exactly one of attribute, value and fromGroups.","type":"object","additionalProperties":false,"properties":{"attribute":{"description":"Name of an attribute of the person: a key of spec.attributes, or username, email, name, givenName, familyName, picture, locale, zoneinfo, phoneNumber.","type":"string","minLength":1,"examples":["quota"]},"value":{"description":"The same value for everybody.","type":["string","number","boolean"],"examples":["enterprise"]},"fromGroups":{"description":"The value for the members of each group; the first group in the order of the file counts, unless multiple is true.","type":"object","minProperties":1,"additionalProperties":{"type":["string","number","boolean"]},"examples":[{"nextcloud-admins":"yes"}]},"default":{"description":"The value for whom nothing else gives one. Without it the claim is left out.","type":["string","number","boolean"],"examples":["no"]},"multiple":{"description":"true makes a list of the values of all groups that match. Default: false.","type":"boolean"}}};
const func2 = Object.prototype.hasOwnProperty;
const func3 = require("ajv/dist/runtime/ucs2length").default;
const func0 = require("ajv/dist/runtime/equal").default;
const pattern0 = new RegExp("^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$", "u");
const pattern1 = new RegExp("^[a-zA-Z0-9._-]+$", "u");
const pattern2 = new RegExp("^/", "u");
const pattern3 = new RegExp("^IDPFILE_SECRET_[A-Z0-9_]+$", "u");
const pattern6 = new RegExp("^[\\x21\\x23-\\x5b\\x5d-\\x7e]+$", "u");
const formats0 = formats["app-url"];
const formats2 = formats["redirect-uri"];
const formats6 = formats.origin;
const formats8 = formats["password-hash"];
const formats12 = formats.timestamp;
const formats14 = formats["web-url"];
const formats18 = formats["duration-with-unit"];
const formats38 = formats["https-url"];

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
if(!((((((key0 === "apiVersion") || (key0 === "kind")) || (key0 === "metadata")) || (key0 === "status")) || (key0 === "sops")) || (key0 === "spec"))){
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
if(data.sops !== undefined){
let data9 = data.sops;
if(!(data9 && typeof data9 == "object" && !Array.isArray(data9))){
const err18 = {instancePath:instancePath+"/sops",schemaPath:"#/properties/sops/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.sops.type,parentSchema:schema11.properties.sops,data:data9};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.spec !== undefined){
let data10 = data.spec;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
for(const key4 in data10){
if(!(func2.call(schema11.properties.spec.properties, key4))){
const err19 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema11.properties.spec,data:data10};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data10.id !== undefined){
let data11 = data10.id;
if(typeof data11 === "string"){
if(func3(data11) > 255){
const err20 = {instancePath:instancePath+"/spec/id",schemaPath:"#/properties/spec/properties/id/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters",schema:255,parentSchema:schema11.properties.spec.properties.id,data:data11};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(!pattern1.test(data11)){
const err21 = {instancePath:instancePath+"/spec/id",schemaPath:"#/properties/spec/properties/id/pattern",keyword:"pattern",params:{pattern: "^[a-zA-Z0-9._-]+$"},message:"must match pattern \""+"^[a-zA-Z0-9._-]+$"+"\"",schema:"^[a-zA-Z0-9._-]+$",parentSchema:schema11.properties.spec.properties.id,data:data11};
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
const err22 = {instancePath:instancePath+"/spec/id",schemaPath:"#/properties/spec/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.spec.properties.id.type,parentSchema:schema11.properties.spec.properties.id,data:data11};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data10.name !== undefined){
let data12 = data10.name;
if(typeof data12 === "string"){
if(func3(data12) > 100){
const err23 = {instancePath:instancePath+"/spec/name",schemaPath:"#/properties/spec/properties/name/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters",schema:100,parentSchema:schema11.properties.spec.properties.name,data:data12};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(func3(data12) < 1){
const err24 = {instancePath:instancePath+"/spec/name",schemaPath:"#/properties/spec/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema11.properties.spec.properties.name,data:data12};
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
const err25 = {instancePath:instancePath+"/spec/name",schemaPath:"#/properties/spec/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.spec.properties.name.type,parentSchema:schema11.properties.spec.properties.name,data:data12};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data10.nameI18n !== undefined){
let data13 = data10.nameI18n;
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
if(Object.keys(data13).length < 1){
const err26 = {instancePath:instancePath+"/spec/nameI18n",schemaPath:"localized-text.json/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema13,data:data13};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
for(const key5 in data13){
let data14 = data13[key5];
if(typeof data14 === "string"){
if(func3(data14) > 300){
const err27 = {instancePath:instancePath+"/spec/nameI18n/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"localized-text.json/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 300},message:"must NOT have more than 300 characters",schema:300,parentSchema:schema13.additionalProperties,data:data14};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(func3(data14) < 1){
const err28 = {instancePath:instancePath+"/spec/nameI18n/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"localized-text.json/additionalProperties/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema13.additionalProperties,data:data14};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
else {
const err29 = {instancePath:instancePath+"/spec/nameI18n/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"localized-text.json/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.additionalProperties.type,parentSchema:schema13.additionalProperties,data:data14};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
else {
const err30 = {instancePath:instancePath+"/spec/nameI18n",schemaPath:"localized-text.json/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema13.type,parentSchema:schema13,data:data13};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data10.description !== undefined){
let data15 = data10.description;
if(typeof data15 === "string"){
if(func3(data15) > 1000){
const err31 = {instancePath:instancePath+"/spec/description",schemaPath:"#/properties/spec/properties/description/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema11.properties.spec.properties.description,data:data15};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
else {
const err32 = {instancePath:instancePath+"/spec/description",schemaPath:"#/properties/spec/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.spec.properties.description.type,parentSchema:schema11.properties.spec.properties.description,data:data15};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data10.app !== undefined){
let data16 = data10.app;
if(typeof data16 === "string"){
if(func3(data16) < 1){
const err33 = {instancePath:instancePath+"/spec/app",schemaPath:"#/properties/spec/properties/app/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema11.properties.spec.properties.app,data:data16};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
else {
const err34 = {instancePath:instancePath+"/spec/app",schemaPath:"#/properties/spec/properties/app/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.spec.properties.app.type,parentSchema:schema11.properties.spec.properties.app,data:data16};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data10.url !== undefined){
let data17 = data10.url;
if(typeof data17 === "string"){
if(!(formats0(data17))){
const err35 = {instancePath:instancePath+"/spec/url",schemaPath:"#/properties/spec/properties/url/format",keyword:"format",params:{format: "app-url"},message:"must match format \""+"app-url"+"\"",schema:"app-url",parentSchema:schema11.properties.spec.properties.url,data:data17};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
else {
const err36 = {instancePath:instancePath+"/spec/url",schemaPath:"#/properties/spec/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.spec.properties.url.type,parentSchema:schema11.properties.spec.properties.url,data:data17};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data10.type !== undefined){
let data18 = data10.type;
if(!(((((data18 === "web") || (data18 === "spa")) || (data18 === "native")) || (data18 === "device")) || (data18 === "service"))){
const err37 = {instancePath:instancePath+"/spec/type",schemaPath:"#/properties/spec/properties/type/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.type.enum},message:"must be equal to one of the allowed values",schema:schema11.properties.spec.properties.type.enum,parentSchema:schema11.properties.spec.properties.type,data:data18};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data10.enabled !== undefined){
let data19 = data10.enabled;
if(typeof data19 !== "boolean"){
const err38 = {instancePath:instancePath+"/spec/enabled",schemaPath:"#/properties/spec/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema11.properties.spec.properties.enabled.type,parentSchema:schema11.properties.spec.properties.enabled,data:data19};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data10.public !== undefined){
let data20 = data10.public;
if(typeof data20 !== "boolean"){
const err39 = {instancePath:instancePath+"/spec/public",schemaPath:"#/properties/spec/properties/public/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema11.properties.spec.properties.public.type,parentSchema:schema11.properties.spec.properties.public,data:data20};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data10.redirectURIs !== undefined){
let data21 = data10.redirectURIs;
if(Array.isArray(data21)){
if(data21.length > 100){
const err40 = {instancePath:instancePath+"/spec/redirectURIs",schemaPath:"#/properties/spec/properties/redirectURIs/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items",schema:100,parentSchema:schema11.properties.spec.properties.redirectURIs,data:data21};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if(data21.length < 1){
const err41 = {instancePath:instancePath+"/spec/redirectURIs",schemaPath:"#/properties/spec/properties/redirectURIs/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema11.properties.spec.properties.redirectURIs,data:data21};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
const len0 = data21.length;
for(let i0=0; i0<len0; i0++){
let data22 = data21[i0];
if(typeof data22 === "string"){
if(!(formats2(data22))){
const err42 = {instancePath:instancePath+"/spec/redirectURIs/" + i0,schemaPath:"#/properties/spec/properties/redirectURIs/items/format",keyword:"format",params:{format: "redirect-uri"},message:"must match format \""+"redirect-uri"+"\"",schema:"redirect-uri",parentSchema:schema11.properties.spec.properties.redirectURIs.items,data:data22};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
else {
const err43 = {instancePath:instancePath+"/spec/redirectURIs/" + i0,schemaPath:"#/properties/spec/properties/redirectURIs/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.spec.properties.redirectURIs.items.type,parentSchema:schema11.properties.spec.properties.redirectURIs.items,data:data22};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
let i1 = data21.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data21[i1];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err44 = {instancePath:instancePath+"/spec/redirectURIs",schemaPath:"#/properties/spec/properties/redirectURIs/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i1+" are identical)",schema:true,parentSchema:schema11.properties.spec.properties.redirectURIs,data:data21};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
break;
}
indices0[item0] = i1;
}
}
}
else {
const err45 = {instancePath:instancePath+"/spec/redirectURIs",schemaPath:"#/properties/spec/properties/redirectURIs/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema11.properties.spec.properties.redirectURIs.type,parentSchema:schema11.properties.spec.properties.redirectURIs,data:data21};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data10.postLogoutRedirectURIs !== undefined){
let data23 = data10.postLogoutRedirectURIs;
if(Array.isArray(data23)){
if(data23.length > 100){
const err46 = {instancePath:instancePath+"/spec/postLogoutRedirectURIs",schemaPath:"#/properties/spec/properties/postLogoutRedirectURIs/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items",schema:100,parentSchema:schema11.properties.spec.properties.postLogoutRedirectURIs,data:data23};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
const len1 = data23.length;
for(let i2=0; i2<len1; i2++){
let data24 = data23[i2];
if(typeof data24 === "string"){
if(!(formats2(data24))){
const err47 = {instancePath:instancePath+"/spec/postLogoutRedirectURIs/" + i2,schemaPath:"#/properties/spec/properties/postLogoutRedirectURIs/items/format",keyword:"format",params:{format: "redirect-uri"},message:"must match format \""+"redirect-uri"+"\"",schema:"redirect-uri",parentSchema:schema11.properties.spec.properties.postLogoutRedirectURIs.items,data:data24};
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
const err48 = {instancePath:instancePath+"/spec/postLogoutRedirectURIs/" + i2,schemaPath:"#/properties/spec/properties/postLogoutRedirectURIs/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.spec.properties.postLogoutRedirectURIs.items.type,parentSchema:schema11.properties.spec.properties.postLogoutRedirectURIs.items,data:data24};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
let i3 = data23.length;
let j1;
if(i3 > 1){
const indices1 = {};
for(;i3--;){
let item1 = data23[i3];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j1 = indices1[item1];
const err49 = {instancePath:instancePath+"/spec/postLogoutRedirectURIs",schemaPath:"#/properties/spec/properties/postLogoutRedirectURIs/uniqueItems",keyword:"uniqueItems",params:{i: i3, j: j1},message:"must NOT have duplicate items (items ## "+j1+" and "+i3+" are identical)",schema:true,parentSchema:schema11.properties.spec.properties.postLogoutRedirectURIs,data:data23};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
break;
}
indices1[item1] = i3;
}
}
}
else {
const err50 = {instancePath:instancePath+"/spec/postLogoutRedirectURIs",schemaPath:"#/properties/spec/properties/postLogoutRedirectURIs/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema11.properties.spec.properties.postLogoutRedirectURIs.type,parentSchema:schema11.properties.spec.properties.postLogoutRedirectURIs,data:data23};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data10.allowedCORSOrigins !== undefined){
let data25 = data10.allowedCORSOrigins;
if(Array.isArray(data25)){
if(data25.length > 100){
const err51 = {instancePath:instancePath+"/spec/allowedCORSOrigins",schemaPath:"#/properties/spec/properties/allowedCORSOrigins/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items",schema:100,parentSchema:schema11.properties.spec.properties.allowedCORSOrigins,data:data25};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
const len2 = data25.length;
for(let i4=0; i4<len2; i4++){
let data26 = data25[i4];
if(typeof data26 === "string"){
if(!(formats6(data26))){
const err52 = {instancePath:instancePath+"/spec/allowedCORSOrigins/" + i4,schemaPath:"#/properties/spec/properties/allowedCORSOrigins/items/format",keyword:"format",params:{format: "origin"},message:"must match format \""+"origin"+"\"",schema:"origin",parentSchema:schema11.properties.spec.properties.allowedCORSOrigins.items,data:data26};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
else {
const err53 = {instancePath:instancePath+"/spec/allowedCORSOrigins/" + i4,schemaPath:"#/properties/spec/properties/allowedCORSOrigins/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.spec.properties.allowedCORSOrigins.items.type,parentSchema:schema11.properties.spec.properties.allowedCORSOrigins.items,data:data26};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
let i5 = data25.length;
let j2;
if(i5 > 1){
const indices2 = {};
for(;i5--;){
let item2 = data25[i5];
if(typeof item2 !== "string"){
continue;
}
if(typeof indices2[item2] == "number"){
j2 = indices2[item2];
const err54 = {instancePath:instancePath+"/spec/allowedCORSOrigins",schemaPath:"#/properties/spec/properties/allowedCORSOrigins/uniqueItems",keyword:"uniqueItems",params:{i: i5, j: j2},message:"must NOT have duplicate items (items ## "+j2+" and "+i5+" are identical)",schema:true,parentSchema:schema11.properties.spec.properties.allowedCORSOrigins,data:data25};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
break;
}
indices2[item2] = i5;
}
}
}
else {
const err55 = {instancePath:instancePath+"/spec/allowedCORSOrigins",schemaPath:"#/properties/spec/properties/allowedCORSOrigins/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema11.properties.spec.properties.allowedCORSOrigins.type,parentSchema:schema11.properties.spec.properties.allowedCORSOrigins,data:data25};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
if(data10.secretHash !== undefined){
let data27 = data10.secretHash;
if(typeof data27 === "string"){
if(!(formats8(data27))){
const err56 = {instancePath:instancePath+"/spec/secretHash",schemaPath:"#/properties/spec/properties/secretHash/format",keyword:"format",params:{format: "password-hash"},message:"must match format \""+"password-hash"+"\"",schema:"password-hash",parentSchema:schema11.properties.spec.properties.secretHash,data:data27};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
else {
const err57 = {instancePath:instancePath+"/spec/secretHash",schemaPath:"#/properties/spec/properties/secretHash/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.spec.properties.secretHash.type,parentSchema:schema11.properties.spec.properties.secretHash,data:data27};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data10.secretRef !== undefined){
let data28 = data10.secretRef;
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
for(const key6 in data28){
if(!(((((key6 === "name") || (key6 === "namespace")) || (key6 === "key")) || (key6 === "file")) || (key6 === "env"))){
const err58 = {instancePath:instancePath+"/spec/secretRef",schemaPath:"secret-ref.json/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties",schema:false,parentSchema:schema14,data:data28};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(data28.name !== undefined){
let data29 = data28.name;
if(typeof data29 === "string"){
if(func3(data29) < 1){
const err59 = {instancePath:instancePath+"/spec/secretRef/name",schemaPath:"secret-ref.json/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema14.properties.name,data:data29};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
else {
const err60 = {instancePath:instancePath+"/spec/secretRef/name",schemaPath:"secret-ref.json/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.name.type,parentSchema:schema14.properties.name,data:data29};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data28.namespace !== undefined){
let data30 = data28.namespace;
if(typeof data30 !== "string"){
const err61 = {instancePath:instancePath+"/spec/secretRef/namespace",schemaPath:"secret-ref.json/properties/namespace/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.namespace.type,parentSchema:schema14.properties.namespace,data:data30};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
if(data28.key !== undefined){
let data31 = data28.key;
if(typeof data31 === "string"){
if(func3(data31) < 1){
const err62 = {instancePath:instancePath+"/spec/secretRef/key",schemaPath:"secret-ref.json/properties/key/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema14.properties.key,data:data31};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
else {
const err63 = {instancePath:instancePath+"/spec/secretRef/key",schemaPath:"secret-ref.json/properties/key/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.key.type,parentSchema:schema14.properties.key,data:data31};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data28.file !== undefined){
let data32 = data28.file;
if(typeof data32 === "string"){
if(!pattern2.test(data32)){
const err64 = {instancePath:instancePath+"/spec/secretRef/file",schemaPath:"secret-ref.json/properties/file/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\"",schema:"^/",parentSchema:schema14.properties.file,data:data32};
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
const err65 = {instancePath:instancePath+"/spec/secretRef/file",schemaPath:"secret-ref.json/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.file.type,parentSchema:schema14.properties.file,data:data32};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data28.env !== undefined){
let data33 = data28.env;
if(typeof data33 === "string"){
if(!pattern3.test(data33)){
const err66 = {instancePath:instancePath+"/spec/secretRef/env",schemaPath:"secret-ref.json/properties/env/pattern",keyword:"pattern",params:{pattern: "^IDPFILE_SECRET_[A-Z0-9_]+$"},message:"must match pattern \""+"^IDPFILE_SECRET_[A-Z0-9_]+$"+"\"",schema:"^IDPFILE_SECRET_[A-Z0-9_]+$",parentSchema:schema14.properties.env,data:data33};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
else {
const err67 = {instancePath:instancePath+"/spec/secretRef/env",schemaPath:"secret-ref.json/properties/env/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.env.type,parentSchema:schema14.properties.env,data:data33};
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
const err68 = {instancePath:instancePath+"/spec/secretRef",schemaPath:"secret-ref.json/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema14.type,parentSchema:schema14,data:data28};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
if(data10.previousSecrets !== undefined){
let data34 = data10.previousSecrets;
if(Array.isArray(data34)){
if(data34.length > 5){
const err69 = {instancePath:instancePath+"/spec/previousSecrets",schemaPath:"#/properties/spec/properties/previousSecrets/maxItems",keyword:"maxItems",params:{limit: 5},message:"must NOT have more than 5 items",schema:5,parentSchema:schema11.properties.spec.properties.previousSecrets,data:data34};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
const len3 = data34.length;
for(let i6=0; i6<len3; i6++){
let data35 = data34[i6];
if(data35 && typeof data35 == "object" && !Array.isArray(data35)){
if(data35.expiresAt === undefined){
const err70 = {instancePath:instancePath+"/spec/previousSecrets/" + i6,schemaPath:"#/properties/spec/properties/previousSecrets/items/required",keyword:"required",params:{missingProperty: "expiresAt"},message:"must have required property '"+"expiresAt"+"'",schema:schema11.properties.spec.properties.previousSecrets.items.required,parentSchema:schema11.properties.spec.properties.previousSecrets.items,data:data35};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
for(const key7 in data35){
if(!(((key7 === "secretHash") || (key7 === "secretRef")) || (key7 === "expiresAt"))){
const err71 = {instancePath:instancePath+"/spec/previousSecrets/" + i6,schemaPath:"#/properties/spec/properties/previousSecrets/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties",schema:false,parentSchema:schema11.properties.spec.properties.previousSecrets.items,data:data35};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
if(data35.secretHash !== undefined){
let data36 = data35.secretHash;
if(typeof data36 === "string"){
if(!(formats8(data36))){
const err72 = {instancePath:instancePath+"/spec/previousSecrets/" + i6+"/secretHash",schemaPath:"#/properties/spec/properties/previousSecrets/items/properties/secretHash/format",keyword:"format",params:{format: "password-hash"},message:"must match format \""+"password-hash"+"\"",schema:"password-hash",parentSchema:schema11.properties.spec.properties.previousSecrets.items.properties.secretHash,data:data36};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
else {
const err73 = {instancePath:instancePath+"/spec/previousSecrets/" + i6+"/secretHash",schemaPath:"#/properties/spec/properties/previousSecrets/items/properties/secretHash/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.spec.properties.previousSecrets.items.properties.secretHash.type,parentSchema:schema11.properties.spec.properties.previousSecrets.items.properties.secretHash,data:data36};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
if(data35.secretRef !== undefined){
let data37 = data35.secretRef;
if(data37 && typeof data37 == "object" && !Array.isArray(data37)){
for(const key8 in data37){
if(!(((((key8 === "name") || (key8 === "namespace")) || (key8 === "key")) || (key8 === "file")) || (key8 === "env"))){
const err74 = {instancePath:instancePath+"/spec/previousSecrets/" + i6+"/secretRef",schemaPath:"secret-ref.json/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties",schema:false,parentSchema:schema14,data:data37};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
if(data37.name !== undefined){
let data38 = data37.name;
if(typeof data38 === "string"){
if(func3(data38) < 1){
const err75 = {instancePath:instancePath+"/spec/previousSecrets/" + i6+"/secretRef/name",schemaPath:"secret-ref.json/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema14.properties.name,data:data38};
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
const err76 = {instancePath:instancePath+"/spec/previousSecrets/" + i6+"/secretRef/name",schemaPath:"secret-ref.json/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.name.type,parentSchema:schema14.properties.name,data:data38};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
if(data37.namespace !== undefined){
let data39 = data37.namespace;
if(typeof data39 !== "string"){
const err77 = {instancePath:instancePath+"/spec/previousSecrets/" + i6+"/secretRef/namespace",schemaPath:"secret-ref.json/properties/namespace/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.namespace.type,parentSchema:schema14.properties.namespace,data:data39};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
if(data37.key !== undefined){
let data40 = data37.key;
if(typeof data40 === "string"){
if(func3(data40) < 1){
const err78 = {instancePath:instancePath+"/spec/previousSecrets/" + i6+"/secretRef/key",schemaPath:"secret-ref.json/properties/key/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema14.properties.key,data:data40};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
else {
const err79 = {instancePath:instancePath+"/spec/previousSecrets/" + i6+"/secretRef/key",schemaPath:"secret-ref.json/properties/key/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.key.type,parentSchema:schema14.properties.key,data:data40};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
if(data37.file !== undefined){
let data41 = data37.file;
if(typeof data41 === "string"){
if(!pattern2.test(data41)){
const err80 = {instancePath:instancePath+"/spec/previousSecrets/" + i6+"/secretRef/file",schemaPath:"secret-ref.json/properties/file/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\"",schema:"^/",parentSchema:schema14.properties.file,data:data41};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
else {
const err81 = {instancePath:instancePath+"/spec/previousSecrets/" + i6+"/secretRef/file",schemaPath:"secret-ref.json/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.file.type,parentSchema:schema14.properties.file,data:data41};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
if(data37.env !== undefined){
let data42 = data37.env;
if(typeof data42 === "string"){
if(!pattern3.test(data42)){
const err82 = {instancePath:instancePath+"/spec/previousSecrets/" + i6+"/secretRef/env",schemaPath:"secret-ref.json/properties/env/pattern",keyword:"pattern",params:{pattern: "^IDPFILE_SECRET_[A-Z0-9_]+$"},message:"must match pattern \""+"^IDPFILE_SECRET_[A-Z0-9_]+$"+"\"",schema:"^IDPFILE_SECRET_[A-Z0-9_]+$",parentSchema:schema14.properties.env,data:data42};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
else {
const err83 = {instancePath:instancePath+"/spec/previousSecrets/" + i6+"/secretRef/env",schemaPath:"secret-ref.json/properties/env/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.env.type,parentSchema:schema14.properties.env,data:data42};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
}
else {
const err84 = {instancePath:instancePath+"/spec/previousSecrets/" + i6+"/secretRef",schemaPath:"secret-ref.json/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema14.type,parentSchema:schema14,data:data37};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
if(data35.expiresAt !== undefined){
let data43 = data35.expiresAt;
if(typeof data43 === "string"){
if(!(formats12(data43))){
const err85 = {instancePath:instancePath+"/spec/previousSecrets/" + i6+"/expiresAt",schemaPath:"#/properties/spec/properties/previousSecrets/items/properties/expiresAt/format",keyword:"format",params:{format: "timestamp"},message:"must match format \""+"timestamp"+"\"",schema:"timestamp",parentSchema:schema11.properties.spec.properties.previousSecrets.items.properties.expiresAt,data:data43};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
else {
const err86 = {instancePath:instancePath+"/spec/previousSecrets/" + i6+"/expiresAt",schemaPath:"#/properties/spec/properties/previousSecrets/items/properties/expiresAt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.spec.properties.previousSecrets.items.properties.expiresAt.type,parentSchema:schema11.properties.spec.properties.previousSecrets.items.properties.expiresAt,data:data43};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
}
else {
const err87 = {instancePath:instancePath+"/spec/previousSecrets/" + i6,schemaPath:"#/properties/spec/properties/previousSecrets/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.spec.properties.previousSecrets.items.type,parentSchema:schema11.properties.spec.properties.previousSecrets.items,data:data35};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
}
else {
const err88 = {instancePath:instancePath+"/spec/previousSecrets",schemaPath:"#/properties/spec/properties/previousSecrets/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema11.properties.spec.properties.previousSecrets.type,parentSchema:schema11.properties.spec.properties.previousSecrets,data:data34};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
if(data10.tokenEndpointAuthMethod !== undefined){
let data44 = data10.tokenEndpointAuthMethod;
if(!(((((((data44 === "client_secret_basic") || (data44 === "client_secret_post")) || (data44 === "client_secret_jwt")) || (data44 === "private_key_jwt")) || (data44 === "tls_client_auth")) || (data44 === "self_signed_tls_client_auth")) || (data44 === "none"))){
const err89 = {instancePath:instancePath+"/spec/tokenEndpointAuthMethod",schemaPath:"#/properties/spec/properties/tokenEndpointAuthMethod/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.tokenEndpointAuthMethod.enum},message:"must be equal to one of the allowed values",schema:schema11.properties.spec.properties.tokenEndpointAuthMethod.enum,parentSchema:schema11.properties.spec.properties.tokenEndpointAuthMethod,data:data44};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
if(data10.tlsClientAuth !== undefined){
let data45 = data10.tlsClientAuth;
if(data45 && typeof data45 == "object" && !Array.isArray(data45)){
for(const key9 in data45){
if(!(((((key9 === "subjectDN") || (key9 === "sanDNS")) || (key9 === "sanURI")) || (key9 === "sanIP")) || (key9 === "sanEmail"))){
const err90 = {instancePath:instancePath+"/spec/tlsClientAuth",schemaPath:"#/properties/spec/properties/tlsClientAuth/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties",schema:false,parentSchema:schema11.properties.spec.properties.tlsClientAuth,data:data45};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
if(data45.subjectDN !== undefined){
let data46 = data45.subjectDN;
if(typeof data46 === "string"){
if(func3(data46) < 1){
const err91 = {instancePath:instancePath+"/spec/tlsClientAuth/subjectDN",schemaPath:"#/properties/spec/properties/tlsClientAuth/properties/subjectDN/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema11.properties.spec.properties.tlsClientAuth.properties.subjectDN,data:data46};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
else {
const err92 = {instancePath:instancePath+"/spec/tlsClientAuth/subjectDN",schemaPath:"#/properties/spec/properties/tlsClientAuth/properties/subjectDN/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.spec.properties.tlsClientAuth.properties.subjectDN.type,parentSchema:schema11.properties.spec.properties.tlsClientAuth.properties.subjectDN,data:data46};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
if(data45.sanDNS !== undefined){
let data47 = data45.sanDNS;
if(typeof data47 === "string"){
if(func3(data47) < 1){
const err93 = {instancePath:instancePath+"/spec/tlsClientAuth/sanDNS",schemaPath:"#/properties/spec/properties/tlsClientAuth/properties/sanDNS/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema11.properties.spec.properties.tlsClientAuth.properties.sanDNS,data:data47};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
else {
const err94 = {instancePath:instancePath+"/spec/tlsClientAuth/sanDNS",schemaPath:"#/properties/spec/properties/tlsClientAuth/properties/sanDNS/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.spec.properties.tlsClientAuth.properties.sanDNS.type,parentSchema:schema11.properties.spec.properties.tlsClientAuth.properties.sanDNS,data:data47};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
if(data45.sanURI !== undefined){
let data48 = data45.sanURI;
if(typeof data48 === "string"){
if(func3(data48) < 1){
const err95 = {instancePath:instancePath+"/spec/tlsClientAuth/sanURI",schemaPath:"#/properties/spec/properties/tlsClientAuth/properties/sanURI/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema11.properties.spec.properties.tlsClientAuth.properties.sanURI,data:data48};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
else {
const err96 = {instancePath:instancePath+"/spec/tlsClientAuth/sanURI",schemaPath:"#/properties/spec/properties/tlsClientAuth/properties/sanURI/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.spec.properties.tlsClientAuth.properties.sanURI.type,parentSchema:schema11.properties.spec.properties.tlsClientAuth.properties.sanURI,data:data48};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
if(data45.sanIP !== undefined){
let data49 = data45.sanIP;
if(typeof data49 === "string"){
if(func3(data49) < 1){
const err97 = {instancePath:instancePath+"/spec/tlsClientAuth/sanIP",schemaPath:"#/properties/spec/properties/tlsClientAuth/properties/sanIP/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema11.properties.spec.properties.tlsClientAuth.properties.sanIP,data:data49};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
else {
const err98 = {instancePath:instancePath+"/spec/tlsClientAuth/sanIP",schemaPath:"#/properties/spec/properties/tlsClientAuth/properties/sanIP/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.spec.properties.tlsClientAuth.properties.sanIP.type,parentSchema:schema11.properties.spec.properties.tlsClientAuth.properties.sanIP,data:data49};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
}
if(data45.sanEmail !== undefined){
let data50 = data45.sanEmail;
if(typeof data50 === "string"){
if(func3(data50) < 1){
const err99 = {instancePath:instancePath+"/spec/tlsClientAuth/sanEmail",schemaPath:"#/properties/spec/properties/tlsClientAuth/properties/sanEmail/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema11.properties.spec.properties.tlsClientAuth.properties.sanEmail,data:data50};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
else {
const err100 = {instancePath:instancePath+"/spec/tlsClientAuth/sanEmail",schemaPath:"#/properties/spec/properties/tlsClientAuth/properties/sanEmail/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.spec.properties.tlsClientAuth.properties.sanEmail.type,parentSchema:schema11.properties.spec.properties.tlsClientAuth.properties.sanEmail,data:data50};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
}
else {
const err101 = {instancePath:instancePath+"/spec/tlsClientAuth",schemaPath:"#/properties/spec/properties/tlsClientAuth/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.spec.properties.tlsClientAuth.type,parentSchema:schema11.properties.spec.properties.tlsClientAuth,data:data45};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
if(data10.jwks !== undefined){
let data51 = data10.jwks;
if(data51 && typeof data51 == "object" && !Array.isArray(data51)){
if(data51.keys === undefined){
const err102 = {instancePath:instancePath+"/spec/jwks",schemaPath:"#/properties/spec/properties/jwks/required",keyword:"required",params:{missingProperty: "keys"},message:"must have required property '"+"keys"+"'",schema:schema11.properties.spec.properties.jwks.required,parentSchema:schema11.properties.spec.properties.jwks,data:data51};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
for(const key10 in data51){
if(!(key10 === "keys")){
const err103 = {instancePath:instancePath+"/spec/jwks",schemaPath:"#/properties/spec/properties/jwks/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},message:"must NOT have additional properties",schema:false,parentSchema:schema11.properties.spec.properties.jwks,data:data51};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
if(data51.keys !== undefined){
let data52 = data51.keys;
if(Array.isArray(data52)){
if(data52.length < 1){
const err104 = {instancePath:instancePath+"/spec/jwks/keys",schemaPath:"#/properties/spec/properties/jwks/properties/keys/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema11.properties.spec.properties.jwks.properties.keys,data:data52};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
const len4 = data52.length;
for(let i7=0; i7<len4; i7++){
let data53 = data52[i7];
if(!(data53 && typeof data53 == "object" && !Array.isArray(data53))){
const err105 = {instancePath:instancePath+"/spec/jwks/keys/" + i7,schemaPath:"#/properties/spec/properties/jwks/properties/keys/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.spec.properties.jwks.properties.keys.items.type,parentSchema:schema11.properties.spec.properties.jwks.properties.keys.items,data:data53};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
}
else {
const err106 = {instancePath:instancePath+"/spec/jwks/keys",schemaPath:"#/properties/spec/properties/jwks/properties/keys/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema11.properties.spec.properties.jwks.properties.keys.type,parentSchema:schema11.properties.spec.properties.jwks.properties.keys,data:data52};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
}
}
else {
const err107 = {instancePath:instancePath+"/spec/jwks",schemaPath:"#/properties/spec/properties/jwks/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.spec.properties.jwks.type,parentSchema:schema11.properties.spec.properties.jwks,data:data51};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
if(data10.jwksURI !== undefined){
let data54 = data10.jwksURI;
if(typeof data54 === "string"){
if(!(formats14(data54))){
const err108 = {instancePath:instancePath+"/spec/jwksURI",schemaPath:"#/properties/spec/properties/jwksURI/format",keyword:"format",params:{format: "web-url"},message:"must match format \""+"web-url"+"\"",schema:"web-url",parentSchema:schema11.properties.spec.properties.jwksURI,data:data54};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
}
else {
const err109 = {instancePath:instancePath+"/spec/jwksURI",schemaPath:"#/properties/spec/properties/jwksURI/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.spec.properties.jwksURI.type,parentSchema:schema11.properties.spec.properties.jwksURI,data:data54};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
if(data10.grantTypes !== undefined){
let data55 = data10.grantTypes;
if(Array.isArray(data55)){
if(data55.length < 1){
const err110 = {instancePath:instancePath+"/spec/grantTypes",schemaPath:"#/properties/spec/properties/grantTypes/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema11.properties.spec.properties.grantTypes,data:data55};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
const len5 = data55.length;
for(let i8=0; i8<len5; i8++){
let data56 = data55[i8];
if(!(((((data56 === "authorization_code") || (data56 === "refresh_token")) || (data56 === "client_credentials")) || (data56 === "urn:ietf:params:oauth:grant-type:device_code")) || (data56 === "urn:ietf:params:oauth:grant-type:token-exchange"))){
const err111 = {instancePath:instancePath+"/spec/grantTypes/" + i8,schemaPath:"#/properties/spec/properties/grantTypes/items/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.grantTypes.items.enum},message:"must be equal to one of the allowed values",schema:schema11.properties.spec.properties.grantTypes.items.enum,parentSchema:schema11.properties.spec.properties.grantTypes.items,data:data56};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
}
let i9 = data55.length;
let j3;
if(i9 > 1){
outer0:
for(;i9--;){
for(j3 = i9; j3--;){
if(func0(data55[i9], data55[j3])){
const err112 = {instancePath:instancePath+"/spec/grantTypes",schemaPath:"#/properties/spec/properties/grantTypes/uniqueItems",keyword:"uniqueItems",params:{i: i9, j: j3},message:"must NOT have duplicate items (items ## "+j3+" and "+i9+" are identical)",schema:true,parentSchema:schema11.properties.spec.properties.grantTypes,data:data55};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
break outer0;
}
}
}
}
}
else {
const err113 = {instancePath:instancePath+"/spec/grantTypes",schemaPath:"#/properties/spec/properties/grantTypes/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema11.properties.spec.properties.grantTypes.type,parentSchema:schema11.properties.spec.properties.grantTypes,data:data55};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
}
if(data10.responseTypes !== undefined){
let data57 = data10.responseTypes;
if(Array.isArray(data57)){
if(data57.length < 1){
const err114 = {instancePath:instancePath+"/spec/responseTypes",schemaPath:"#/properties/spec/properties/responseTypes/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema11.properties.spec.properties.responseTypes,data:data57};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
const len6 = data57.length;
for(let i10=0; i10<len6; i10++){
let data58 = data57[i10];
if(!(((data58 === "code") || (data58 === "code id_token")) || (data58 === "id_token"))){
const err115 = {instancePath:instancePath+"/spec/responseTypes/" + i10,schemaPath:"#/properties/spec/properties/responseTypes/items/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.responseTypes.items.enum},message:"must be equal to one of the allowed values",schema:schema11.properties.spec.properties.responseTypes.items.enum,parentSchema:schema11.properties.spec.properties.responseTypes.items,data:data58};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
}
let i11 = data57.length;
let j4;
if(i11 > 1){
outer1:
for(;i11--;){
for(j4 = i11; j4--;){
if(func0(data57[i11], data57[j4])){
const err116 = {instancePath:instancePath+"/spec/responseTypes",schemaPath:"#/properties/spec/properties/responseTypes/uniqueItems",keyword:"uniqueItems",params:{i: i11, j: j4},message:"must NOT have duplicate items (items ## "+j4+" and "+i11+" are identical)",schema:true,parentSchema:schema11.properties.spec.properties.responseTypes,data:data57};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
break outer1;
}
}
}
}
}
else {
const err117 = {instancePath:instancePath+"/spec/responseTypes",schemaPath:"#/properties/spec/properties/responseTypes/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema11.properties.spec.properties.responseTypes.type,parentSchema:schema11.properties.spec.properties.responseTypes,data:data57};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
}
if(data10.allowImplicit !== undefined){
let data59 = data10.allowImplicit;
if(data59 && typeof data59 == "object" && !Array.isArray(data59)){
if(data59.reason === undefined){
const err118 = {instancePath:instancePath+"/spec/allowImplicit",schemaPath:"#/properties/spec/properties/allowImplicit/required",keyword:"required",params:{missingProperty: "reason"},message:"must have required property '"+"reason"+"'",schema:schema11.properties.spec.properties.allowImplicit.required,parentSchema:schema11.properties.spec.properties.allowImplicit,data:data59};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
if(data59.until === undefined){
const err119 = {instancePath:instancePath+"/spec/allowImplicit",schemaPath:"#/properties/spec/properties/allowImplicit/required",keyword:"required",params:{missingProperty: "until"},message:"must have required property '"+"until"+"'",schema:schema11.properties.spec.properties.allowImplicit.required,parentSchema:schema11.properties.spec.properties.allowImplicit,data:data59};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
for(const key11 in data59){
if(!((key11 === "reason") || (key11 === "until"))){
const err120 = {instancePath:instancePath+"/spec/allowImplicit",schemaPath:"#/properties/spec/properties/allowImplicit/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11},message:"must NOT have additional properties",schema:false,parentSchema:schema11.properties.spec.properties.allowImplicit,data:data59};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
}
if(data59.reason !== undefined){
let data60 = data59.reason;
if(typeof data60 === "string"){
if(func3(data60) > 500){
const err121 = {instancePath:instancePath+"/spec/allowImplicit/reason",schemaPath:"#/properties/spec/properties/allowImplicit/properties/reason/maxLength",keyword:"maxLength",params:{limit: 500},message:"must NOT have more than 500 characters",schema:500,parentSchema:schema11.properties.spec.properties.allowImplicit.properties.reason,data:data60};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
if(func3(data60) < 10){
const err122 = {instancePath:instancePath+"/spec/allowImplicit/reason",schemaPath:"#/properties/spec/properties/allowImplicit/properties/reason/minLength",keyword:"minLength",params:{limit: 10},message:"must NOT have fewer than 10 characters",schema:10,parentSchema:schema11.properties.spec.properties.allowImplicit.properties.reason,data:data60};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
}
else {
const err123 = {instancePath:instancePath+"/spec/allowImplicit/reason",schemaPath:"#/properties/spec/properties/allowImplicit/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.spec.properties.allowImplicit.properties.reason.type,parentSchema:schema11.properties.spec.properties.allowImplicit.properties.reason,data:data60};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
}
if(data59.until !== undefined){
let data61 = data59.until;
if(typeof data61 === "string"){
if(!(formats12(data61))){
const err124 = {instancePath:instancePath+"/spec/allowImplicit/until",schemaPath:"#/properties/spec/properties/allowImplicit/properties/until/format",keyword:"format",params:{format: "timestamp"},message:"must match format \""+"timestamp"+"\"",schema:"timestamp",parentSchema:schema11.properties.spec.properties.allowImplicit.properties.until,data:data61};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
}
else {
const err125 = {instancePath:instancePath+"/spec/allowImplicit/until",schemaPath:"#/properties/spec/properties/allowImplicit/properties/until/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.spec.properties.allowImplicit.properties.until.type,parentSchema:schema11.properties.spec.properties.allowImplicit.properties.until,data:data61};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
}
}
else {
const err126 = {instancePath:instancePath+"/spec/allowImplicit",schemaPath:"#/properties/spec/properties/allowImplicit/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.spec.properties.allowImplicit.type,parentSchema:schema11.properties.spec.properties.allowImplicit,data:data59};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
}
if(data10.scopes !== undefined){
let data62 = data10.scopes;
if(Array.isArray(data62)){
if(data62.length < 1){
const err127 = {instancePath:instancePath+"/spec/scopes",schemaPath:"#/properties/spec/properties/scopes/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema11.properties.spec.properties.scopes,data:data62};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
const len7 = data62.length;
for(let i12=0; i12<len7; i12++){
let data63 = data62[i12];
if(typeof data63 === "string"){
if(!pattern6.test(data63)){
const err128 = {instancePath:instancePath+"/spec/scopes/" + i12,schemaPath:"#/properties/spec/properties/scopes/items/pattern",keyword:"pattern",params:{pattern: "^[\\x21\\x23-\\x5b\\x5d-\\x7e]+$"},message:"must match pattern \""+"^[\\x21\\x23-\\x5b\\x5d-\\x7e]+$"+"\"",schema:"^[\\x21\\x23-\\x5b\\x5d-\\x7e]+$",parentSchema:schema11.properties.spec.properties.scopes.items,data:data63};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
}
else {
const err129 = {instancePath:instancePath+"/spec/scopes/" + i12,schemaPath:"#/properties/spec/properties/scopes/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.spec.properties.scopes.items.type,parentSchema:schema11.properties.spec.properties.scopes.items,data:data63};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
}
let i13 = data62.length;
let j5;
if(i13 > 1){
const indices3 = {};
for(;i13--;){
let item3 = data62[i13];
if(typeof item3 !== "string"){
continue;
}
if(typeof indices3[item3] == "number"){
j5 = indices3[item3];
const err130 = {instancePath:instancePath+"/spec/scopes",schemaPath:"#/properties/spec/properties/scopes/uniqueItems",keyword:"uniqueItems",params:{i: i13, j: j5},message:"must NOT have duplicate items (items ## "+j5+" and "+i13+" are identical)",schema:true,parentSchema:schema11.properties.spec.properties.scopes,data:data62};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
break;
}
indices3[item3] = i13;
}
}
}
else {
const err131 = {instancePath:instancePath+"/spec/scopes",schemaPath:"#/properties/spec/properties/scopes/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema11.properties.spec.properties.scopes.type,parentSchema:schema11.properties.spec.properties.scopes,data:data62};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
}
if(data10.resources !== undefined){
let data64 = data10.resources;
if(Array.isArray(data64)){
const len8 = data64.length;
for(let i14=0; i14<len8; i14++){
let data65 = data64[i14];
if(typeof data65 === "string"){
if(func3(data65) < 1){
const err132 = {instancePath:instancePath+"/spec/resources/" + i14,schemaPath:"#/properties/spec/properties/resources/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema11.properties.spec.properties.resources.items,data:data65};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
}
else {
const err133 = {instancePath:instancePath+"/spec/resources/" + i14,schemaPath:"#/properties/spec/properties/resources/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.spec.properties.resources.items.type,parentSchema:schema11.properties.spec.properties.resources.items,data:data65};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
}
let i15 = data64.length;
let j6;
if(i15 > 1){
const indices4 = {};
for(;i15--;){
let item4 = data64[i15];
if(typeof item4 !== "string"){
continue;
}
if(typeof indices4[item4] == "number"){
j6 = indices4[item4];
const err134 = {instancePath:instancePath+"/spec/resources",schemaPath:"#/properties/spec/properties/resources/uniqueItems",keyword:"uniqueItems",params:{i: i15, j: j6},message:"must NOT have duplicate items (items ## "+j6+" and "+i15+" are identical)",schema:true,parentSchema:schema11.properties.spec.properties.resources,data:data64};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
break;
}
indices4[item4] = i15;
}
}
}
else {
const err135 = {instancePath:instancePath+"/spec/resources",schemaPath:"#/properties/spec/properties/resources/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema11.properties.spec.properties.resources.type,parentSchema:schema11.properties.spec.properties.resources,data:data64};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
}
if(data10.defaultResource !== undefined){
let data66 = data10.defaultResource;
if(typeof data66 === "string"){
if(func3(data66) < 1){
const err136 = {instancePath:instancePath+"/spec/defaultResource",schemaPath:"#/properties/spec/properties/defaultResource/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema11.properties.spec.properties.defaultResource,data:data66};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
}
else {
const err137 = {instancePath:instancePath+"/spec/defaultResource",schemaPath:"#/properties/spec/properties/defaultResource/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.spec.properties.defaultResource.type,parentSchema:schema11.properties.spec.properties.defaultResource,data:data66};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
}
if(data10.pkce !== undefined){
let data67 = data10.pkce;
if(!((data67 === "required") || (data67 === "optional"))){
const err138 = {instancePath:instancePath+"/spec/pkce",schemaPath:"#/properties/spec/properties/pkce/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.pkce.enum},message:"must be equal to one of the allowed values",schema:schema11.properties.spec.properties.pkce.enum,parentSchema:schema11.properties.spec.properties.pkce,data:data67};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
}
if(data10.pushedAuthorizationRequests !== undefined){
let data68 = data10.pushedAuthorizationRequests;
if(!((data68 === "required") || (data68 === "optional"))){
const err139 = {instancePath:instancePath+"/spec/pushedAuthorizationRequests",schemaPath:"#/properties/spec/properties/pushedAuthorizationRequests/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.pushedAuthorizationRequests.enum},message:"must be equal to one of the allowed values",schema:schema11.properties.spec.properties.pushedAuthorizationRequests.enum,parentSchema:schema11.properties.spec.properties.pushedAuthorizationRequests,data:data68};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
}
if(data10.signedRequest !== undefined){
let data69 = data10.signedRequest;
if(data69 && typeof data69 == "object" && !Array.isArray(data69)){
for(const key12 in data69){
if(!((key12 === "required") || (key12 === "alg"))){
const err140 = {instancePath:instancePath+"/spec/signedRequest",schemaPath:"#/properties/spec/properties/signedRequest/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},message:"must NOT have additional properties",schema:false,parentSchema:schema11.properties.spec.properties.signedRequest,data:data69};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
}
if(data69.required !== undefined){
let data70 = data69.required;
if(typeof data70 !== "boolean"){
const err141 = {instancePath:instancePath+"/spec/signedRequest/required",schemaPath:"#/properties/spec/properties/signedRequest/properties/required/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema11.properties.spec.properties.signedRequest.properties.required.type,parentSchema:schema11.properties.spec.properties.signedRequest.properties.required,data:data70};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
}
if(data69.alg !== undefined){
let data71 = data69.alg;
if(!((((data71 === "RS256") || (data71 === "PS256")) || (data71 === "ES256")) || (data71 === "EdDSA"))){
const err142 = {instancePath:instancePath+"/spec/signedRequest/alg",schemaPath:"#/properties/spec/properties/signedRequest/properties/alg/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.signedRequest.properties.alg.enum},message:"must be equal to one of the allowed values",schema:schema11.properties.spec.properties.signedRequest.properties.alg.enum,parentSchema:schema11.properties.spec.properties.signedRequest.properties.alg,data:data71};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
}
}
else {
const err143 = {instancePath:instancePath+"/spec/signedRequest",schemaPath:"#/properties/spec/properties/signedRequest/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.spec.properties.signedRequest.type,parentSchema:schema11.properties.spec.properties.signedRequest,data:data69};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
}
if(data10.signedResponse !== undefined){
let data72 = data10.signedResponse;
if(data72 && typeof data72 == "object" && !Array.isArray(data72)){
for(const key13 in data72){
if(!((key13 === "required") || (key13 === "alg"))){
const err144 = {instancePath:instancePath+"/spec/signedResponse",schemaPath:"#/properties/spec/properties/signedResponse/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13},message:"must NOT have additional properties",schema:false,parentSchema:schema11.properties.spec.properties.signedResponse,data:data72};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
}
if(data72.required !== undefined){
let data73 = data72.required;
if(typeof data73 !== "boolean"){
const err145 = {instancePath:instancePath+"/spec/signedResponse/required",schemaPath:"#/properties/spec/properties/signedResponse/properties/required/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema11.properties.spec.properties.signedResponse.properties.required.type,parentSchema:schema11.properties.spec.properties.signedResponse.properties.required,data:data73};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
}
if(data72.alg !== undefined){
let data74 = data72.alg;
if(!((((data74 === "RS256") || (data74 === "PS256")) || (data74 === "ES256")) || (data74 === "EdDSA"))){
const err146 = {instancePath:instancePath+"/spec/signedResponse/alg",schemaPath:"#/properties/spec/properties/signedResponse/properties/alg/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.signedResponse.properties.alg.enum},message:"must be equal to one of the allowed values",schema:schema11.properties.spec.properties.signedResponse.properties.alg.enum,parentSchema:schema11.properties.spec.properties.signedResponse.properties.alg,data:data74};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
}
}
else {
const err147 = {instancePath:instancePath+"/spec/signedResponse",schemaPath:"#/properties/spec/properties/signedResponse/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.spec.properties.signedResponse.type,parentSchema:schema11.properties.spec.properties.signedResponse,data:data72};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
}
if(data10.refreshTokens !== undefined){
let data75 = data10.refreshTokens;
if((typeof data75 !== "boolean") && (!(data75 && typeof data75 == "object" && !Array.isArray(data75)))){
const err148 = {instancePath:instancePath+"/spec/refreshTokens",schemaPath:"#/properties/spec/properties/refreshTokens/type",keyword:"type",params:{type: schema11.properties.spec.properties.refreshTokens.type},message:"must be boolean,object",schema:schema11.properties.spec.properties.refreshTokens.type,parentSchema:schema11.properties.spec.properties.refreshTokens,data:data75};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
if(data75 && typeof data75 == "object" && !Array.isArray(data75)){
for(const key14 in data75){
if(!((((key14 === "ttl") || (key14 === "idle")) || (key14 === "rotate")) || (key14 === "reuseInterval"))){
const err149 = {instancePath:instancePath+"/spec/refreshTokens",schemaPath:"#/properties/spec/properties/refreshTokens/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key14},message:"must NOT have additional properties",schema:false,parentSchema:schema11.properties.spec.properties.refreshTokens,data:data75};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
}
if(data75.ttl !== undefined){
let data76 = data75.ttl;
if(typeof data76 === "string"){
if(!(formats18(data76))){
const err150 = {instancePath:instancePath+"/spec/refreshTokens/ttl",schemaPath:"duration.json/format",keyword:"format",params:{format: "duration-with-unit"},message:"must match format \""+"duration-with-unit"+"\"",schema:"duration-with-unit",parentSchema:schema16,data:data76};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
}
else {
const err151 = {instancePath:instancePath+"/spec/refreshTokens/ttl",schemaPath:"duration.json/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.type,parentSchema:schema16,data:data76};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
}
if(data75.idle !== undefined){
let data77 = data75.idle;
if(typeof data77 === "string"){
if(!(formats18(data77))){
const err152 = {instancePath:instancePath+"/spec/refreshTokens/idle",schemaPath:"duration.json/format",keyword:"format",params:{format: "duration-with-unit"},message:"must match format \""+"duration-with-unit"+"\"",schema:"duration-with-unit",parentSchema:schema16,data:data77};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
}
else {
const err153 = {instancePath:instancePath+"/spec/refreshTokens/idle",schemaPath:"duration.json/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.type,parentSchema:schema16,data:data77};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
}
if(data75.rotate !== undefined){
let data78 = data75.rotate;
if(typeof data78 !== "boolean"){
const err154 = {instancePath:instancePath+"/spec/refreshTokens/rotate",schemaPath:"#/properties/spec/properties/refreshTokens/properties/rotate/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema11.properties.spec.properties.refreshTokens.properties.rotate.type,parentSchema:schema11.properties.spec.properties.refreshTokens.properties.rotate,data:data78};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
}
if(data75.reuseInterval !== undefined){
let data79 = data75.reuseInterval;
if(typeof data79 === "string"){
if(!(formats18(data79))){
const err155 = {instancePath:instancePath+"/spec/refreshTokens/reuseInterval",schemaPath:"duration.json/format",keyword:"format",params:{format: "duration-with-unit"},message:"must match format \""+"duration-with-unit"+"\"",schema:"duration-with-unit",parentSchema:schema16,data:data79};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
}
else {
const err156 = {instancePath:instancePath+"/spec/refreshTokens/reuseInterval",schemaPath:"duration.json/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.type,parentSchema:schema16,data:data79};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
}
}
}
if(data10.consent !== undefined){
let data80 = data10.consent;
if(!(((data80 === "remember") || (data80 === "ask")) || (data80 === "skip"))){
const err157 = {instancePath:instancePath+"/spec/consent",schemaPath:"#/properties/spec/properties/consent/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.consent.enum},message:"must be equal to one of the allowed values",schema:schema11.properties.spec.properties.consent.enum,parentSchema:schema11.properties.spec.properties.consent,data:data80};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
}
if(data10.allowedGroups !== undefined){
let data81 = data10.allowedGroups;
if(Array.isArray(data81)){
const len9 = data81.length;
for(let i16=0; i16<len9; i16++){
let data82 = data81[i16];
if(typeof data82 === "string"){
if(func3(data82) < 1){
const err158 = {instancePath:instancePath+"/spec/allowedGroups/" + i16,schemaPath:"#/properties/spec/properties/allowedGroups/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema11.properties.spec.properties.allowedGroups.items,data:data82};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
}
else {
const err159 = {instancePath:instancePath+"/spec/allowedGroups/" + i16,schemaPath:"#/properties/spec/properties/allowedGroups/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.spec.properties.allowedGroups.items.type,parentSchema:schema11.properties.spec.properties.allowedGroups.items,data:data82};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
}
let i17 = data81.length;
let j7;
if(i17 > 1){
const indices5 = {};
for(;i17--;){
let item5 = data81[i17];
if(typeof item5 !== "string"){
continue;
}
if(typeof indices5[item5] == "number"){
j7 = indices5[item5];
const err160 = {instancePath:instancePath+"/spec/allowedGroups",schemaPath:"#/properties/spec/properties/allowedGroups/uniqueItems",keyword:"uniqueItems",params:{i: i17, j: j7},message:"must NOT have duplicate items (items ## "+j7+" and "+i17+" are identical)",schema:true,parentSchema:schema11.properties.spec.properties.allowedGroups,data:data81};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
break;
}
indices5[item5] = i17;
}
}
}
else {
const err161 = {instancePath:instancePath+"/spec/allowedGroups",schemaPath:"#/properties/spec/properties/allowedGroups/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema11.properties.spec.properties.allowedGroups.type,parentSchema:schema11.properties.spec.properties.allowedGroups,data:data81};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
}
if(data10.allowedUsers !== undefined){
let data83 = data10.allowedUsers;
if(Array.isArray(data83)){
const len10 = data83.length;
for(let i18=0; i18<len10; i18++){
let data84 = data83[i18];
if(typeof data84 === "string"){
if(func3(data84) < 1){
const err162 = {instancePath:instancePath+"/spec/allowedUsers/" + i18,schemaPath:"#/properties/spec/properties/allowedUsers/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema11.properties.spec.properties.allowedUsers.items,data:data84};
if(vErrors === null){
vErrors = [err162];
}
else {
vErrors.push(err162);
}
errors++;
}
}
else {
const err163 = {instancePath:instancePath+"/spec/allowedUsers/" + i18,schemaPath:"#/properties/spec/properties/allowedUsers/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.spec.properties.allowedUsers.items.type,parentSchema:schema11.properties.spec.properties.allowedUsers.items,data:data84};
if(vErrors === null){
vErrors = [err163];
}
else {
vErrors.push(err163);
}
errors++;
}
}
let i19 = data83.length;
let j8;
if(i19 > 1){
const indices6 = {};
for(;i19--;){
let item6 = data83[i19];
if(typeof item6 !== "string"){
continue;
}
if(typeof indices6[item6] == "number"){
j8 = indices6[item6];
const err164 = {instancePath:instancePath+"/spec/allowedUsers",schemaPath:"#/properties/spec/properties/allowedUsers/uniqueItems",keyword:"uniqueItems",params:{i: i19, j: j8},message:"must NOT have duplicate items (items ## "+j8+" and "+i19+" are identical)",schema:true,parentSchema:schema11.properties.spec.properties.allowedUsers,data:data83};
if(vErrors === null){
vErrors = [err164];
}
else {
vErrors.push(err164);
}
errors++;
break;
}
indices6[item6] = i19;
}
}
}
else {
const err165 = {instancePath:instancePath+"/spec/allowedUsers",schemaPath:"#/properties/spec/properties/allowedUsers/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema11.properties.spec.properties.allowedUsers.type,parentSchema:schema11.properties.spec.properties.allowedUsers,data:data83};
if(vErrors === null){
vErrors = [err165];
}
else {
vErrors.push(err165);
}
errors++;
}
}
if(data10.allowedConnectors !== undefined){
let data85 = data10.allowedConnectors;
if(Array.isArray(data85)){
const len11 = data85.length;
for(let i20=0; i20<len11; i20++){
let data86 = data85[i20];
if(typeof data86 === "string"){
if(func3(data86) < 1){
const err166 = {instancePath:instancePath+"/spec/allowedConnectors/" + i20,schemaPath:"#/properties/spec/properties/allowedConnectors/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema11.properties.spec.properties.allowedConnectors.items,data:data86};
if(vErrors === null){
vErrors = [err166];
}
else {
vErrors.push(err166);
}
errors++;
}
}
else {
const err167 = {instancePath:instancePath+"/spec/allowedConnectors/" + i20,schemaPath:"#/properties/spec/properties/allowedConnectors/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.spec.properties.allowedConnectors.items.type,parentSchema:schema11.properties.spec.properties.allowedConnectors.items,data:data86};
if(vErrors === null){
vErrors = [err167];
}
else {
vErrors.push(err167);
}
errors++;
}
}
let i21 = data85.length;
let j9;
if(i21 > 1){
const indices7 = {};
for(;i21--;){
let item7 = data85[i21];
if(typeof item7 !== "string"){
continue;
}
if(typeof indices7[item7] == "number"){
j9 = indices7[item7];
const err168 = {instancePath:instancePath+"/spec/allowedConnectors",schemaPath:"#/properties/spec/properties/allowedConnectors/uniqueItems",keyword:"uniqueItems",params:{i: i21, j: j9},message:"must NOT have duplicate items (items ## "+j9+" and "+i21+" are identical)",schema:true,parentSchema:schema11.properties.spec.properties.allowedConnectors,data:data85};
if(vErrors === null){
vErrors = [err168];
}
else {
vErrors.push(err168);
}
errors++;
break;
}
indices7[item7] = i21;
}
}
}
else {
const err169 = {instancePath:instancePath+"/spec/allowedConnectors",schemaPath:"#/properties/spec/properties/allowedConnectors/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema11.properties.spec.properties.allowedConnectors.type,parentSchema:schema11.properties.spec.properties.allowedConnectors,data:data85};
if(vErrors === null){
vErrors = [err169];
}
else {
vErrors.push(err169);
}
errors++;
}
}
if(data10.requireMFA !== undefined){
let data87 = data10.requireMFA;
if(typeof data87 !== "boolean"){
const err170 = {instancePath:instancePath+"/spec/requireMFA",schemaPath:"#/properties/spec/properties/requireMFA/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema11.properties.spec.properties.requireMFA.type,parentSchema:schema11.properties.spec.properties.requireMFA,data:data87};
if(vErrors === null){
vErrors = [err170];
}
else {
vErrors.push(err170);
}
errors++;
}
}
if(data10.idTokenClaims !== undefined){
let data88 = data10.idTokenClaims;
if((typeof data88 !== "string") && (!(Array.isArray(data88)))){
const err171 = {instancePath:instancePath+"/spec/idTokenClaims",schemaPath:"#/properties/spec/properties/idTokenClaims/type",keyword:"type",params:{type: schema11.properties.spec.properties.idTokenClaims.type},message:"must be string,array",schema:schema11.properties.spec.properties.idTokenClaims.type,parentSchema:schema11.properties.spec.properties.idTokenClaims,data:data88};
if(vErrors === null){
vErrors = [err171];
}
else {
vErrors.push(err171);
}
errors++;
}
if(Array.isArray(data88)){
const len12 = data88.length;
for(let i22=0; i22<len12; i22++){
let data89 = data88[i22];
if(typeof data89 === "string"){
if(func3(data89) < 1){
const err172 = {instancePath:instancePath+"/spec/idTokenClaims/" + i22,schemaPath:"#/properties/spec/properties/idTokenClaims/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema11.properties.spec.properties.idTokenClaims.items,data:data89};
if(vErrors === null){
vErrors = [err172];
}
else {
vErrors.push(err172);
}
errors++;
}
}
else {
const err173 = {instancePath:instancePath+"/spec/idTokenClaims/" + i22,schemaPath:"#/properties/spec/properties/idTokenClaims/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.spec.properties.idTokenClaims.items.type,parentSchema:schema11.properties.spec.properties.idTokenClaims.items,data:data89};
if(vErrors === null){
vErrors = [err173];
}
else {
vErrors.push(err173);
}
errors++;
}
}
}
}
if(data10.claims !== undefined){
let data90 = data10.claims;
if(data90 && typeof data90 == "object" && !Array.isArray(data90)){
for(const key15 in data90){
let data91 = data90[key15];
if(data91 && typeof data91 == "object" && !Array.isArray(data91)){
for(const key16 in data91){
if(!(((((key16 === "attribute") || (key16 === "value")) || (key16 === "fromGroups")) || (key16 === "default")) || (key16 === "multiple"))){
const err174 = {instancePath:instancePath+"/spec/claims/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"claim-mapping.json/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key16},message:"must NOT have additional properties",schema:false,parentSchema:schema19,data:data91};
if(vErrors === null){
vErrors = [err174];
}
else {
vErrors.push(err174);
}
errors++;
}
}
if(data91.attribute !== undefined){
let data92 = data91.attribute;
if(typeof data92 === "string"){
if(func3(data92) < 1){
const err175 = {instancePath:instancePath+"/spec/claims/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/attribute",schemaPath:"claim-mapping.json/properties/attribute/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema19.properties.attribute,data:data92};
if(vErrors === null){
vErrors = [err175];
}
else {
vErrors.push(err175);
}
errors++;
}
}
else {
const err176 = {instancePath:instancePath+"/spec/claims/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/attribute",schemaPath:"claim-mapping.json/properties/attribute/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.properties.attribute.type,parentSchema:schema19.properties.attribute,data:data92};
if(vErrors === null){
vErrors = [err176];
}
else {
vErrors.push(err176);
}
errors++;
}
}
if(data91.value !== undefined){
let data93 = data91.value;
if(((typeof data93 !== "string") && (!((typeof data93 == "number") && (isFinite(data93))))) && (typeof data93 !== "boolean")){
const err177 = {instancePath:instancePath+"/spec/claims/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/value",schemaPath:"claim-mapping.json/properties/value/type",keyword:"type",params:{type: schema19.properties.value.type},message:"must be string,number,boolean",schema:schema19.properties.value.type,parentSchema:schema19.properties.value,data:data93};
if(vErrors === null){
vErrors = [err177];
}
else {
vErrors.push(err177);
}
errors++;
}
}
if(data91.fromGroups !== undefined){
let data94 = data91.fromGroups;
if(data94 && typeof data94 == "object" && !Array.isArray(data94)){
if(Object.keys(data94).length < 1){
const err178 = {instancePath:instancePath+"/spec/claims/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/fromGroups",schemaPath:"claim-mapping.json/properties/fromGroups/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema19.properties.fromGroups,data:data94};
if(vErrors === null){
vErrors = [err178];
}
else {
vErrors.push(err178);
}
errors++;
}
for(const key17 in data94){
let data95 = data94[key17];
if(((typeof data95 !== "string") && (!((typeof data95 == "number") && (isFinite(data95))))) && (typeof data95 !== "boolean")){
const err179 = {instancePath:instancePath+"/spec/claims/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/fromGroups/" + key17.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"claim-mapping.json/properties/fromGroups/additionalProperties/type",keyword:"type",params:{type: schema19.properties.fromGroups.additionalProperties.type},message:"must be string,number,boolean",schema:schema19.properties.fromGroups.additionalProperties.type,parentSchema:schema19.properties.fromGroups.additionalProperties,data:data95};
if(vErrors === null){
vErrors = [err179];
}
else {
vErrors.push(err179);
}
errors++;
}
}
}
else {
const err180 = {instancePath:instancePath+"/spec/claims/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/fromGroups",schemaPath:"claim-mapping.json/properties/fromGroups/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema19.properties.fromGroups.type,parentSchema:schema19.properties.fromGroups,data:data94};
if(vErrors === null){
vErrors = [err180];
}
else {
vErrors.push(err180);
}
errors++;
}
}
if(data91.default !== undefined){
let data96 = data91.default;
if(((typeof data96 !== "string") && (!((typeof data96 == "number") && (isFinite(data96))))) && (typeof data96 !== "boolean")){
const err181 = {instancePath:instancePath+"/spec/claims/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/default",schemaPath:"claim-mapping.json/properties/default/type",keyword:"type",params:{type: schema19.properties.default.type},message:"must be string,number,boolean",schema:schema19.properties.default.type,parentSchema:schema19.properties.default,data:data96};
if(vErrors === null){
vErrors = [err181];
}
else {
vErrors.push(err181);
}
errors++;
}
}
if(data91.multiple !== undefined){
let data97 = data91.multiple;
if(typeof data97 !== "boolean"){
const err182 = {instancePath:instancePath+"/spec/claims/" + key15.replace(/~/g, "~0").replace(/\//g, "~1")+"/multiple",schemaPath:"claim-mapping.json/properties/multiple/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema19.properties.multiple.type,parentSchema:schema19.properties.multiple,data:data97};
if(vErrors === null){
vErrors = [err182];
}
else {
vErrors.push(err182);
}
errors++;
}
}
}
else {
const err183 = {instancePath:instancePath+"/spec/claims/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"claim-mapping.json/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema19.type,parentSchema:schema19,data:data91};
if(vErrors === null){
vErrors = [err183];
}
else {
vErrors.push(err183);
}
errors++;
}
}
}
else {
const err184 = {instancePath:instancePath+"/spec/claims",schemaPath:"#/properties/spec/properties/claims/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.spec.properties.claims.type,parentSchema:schema11.properties.spec.properties.claims,data:data90};
if(vErrors === null){
vErrors = [err184];
}
else {
vErrors.push(err184);
}
errors++;
}
}
if(data10.subjectType !== undefined){
let data98 = data10.subjectType;
if(!((data98 === "public") || (data98 === "pairwise"))){
const err185 = {instancePath:instancePath+"/spec/subjectType",schemaPath:"#/properties/spec/properties/subjectType/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.subjectType.enum},message:"must be equal to one of the allowed values",schema:schema11.properties.spec.properties.subjectType.enum,parentSchema:schema11.properties.spec.properties.subjectType,data:data98};
if(vErrors === null){
vErrors = [err185];
}
else {
vErrors.push(err185);
}
errors++;
}
}
if(data10.sectorIdentifierURI !== undefined){
let data99 = data10.sectorIdentifierURI;
if(typeof data99 === "string"){
if(!(formats14(data99))){
const err186 = {instancePath:instancePath+"/spec/sectorIdentifierURI",schemaPath:"#/properties/spec/properties/sectorIdentifierURI/format",keyword:"format",params:{format: "web-url"},message:"must match format \""+"web-url"+"\"",schema:"web-url",parentSchema:schema11.properties.spec.properties.sectorIdentifierURI,data:data99};
if(vErrors === null){
vErrors = [err186];
}
else {
vErrors.push(err186);
}
errors++;
}
}
else {
const err187 = {instancePath:instancePath+"/spec/sectorIdentifierURI",schemaPath:"#/properties/spec/properties/sectorIdentifierURI/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.spec.properties.sectorIdentifierURI.type,parentSchema:schema11.properties.spec.properties.sectorIdentifierURI,data:data99};
if(vErrors === null){
vErrors = [err187];
}
else {
vErrors.push(err187);
}
errors++;
}
}
if(data10.tokens !== undefined){
let data100 = data10.tokens;
if(data100 && typeof data100 == "object" && !Array.isArray(data100)){
for(const key18 in data100){
if(!((key18 === "accessToken") || (key18 === "idToken"))){
const err188 = {instancePath:instancePath+"/spec/tokens",schemaPath:"#/properties/spec/properties/tokens/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key18},message:"must NOT have additional properties",schema:false,parentSchema:schema11.properties.spec.properties.tokens,data:data100};
if(vErrors === null){
vErrors = [err188];
}
else {
vErrors.push(err188);
}
errors++;
}
}
if(data100.accessToken !== undefined){
let data101 = data100.accessToken;
if(data101 && typeof data101 == "object" && !Array.isArray(data101)){
for(const key19 in data101){
if(!((key19 === "ttl") || (key19 === "boundTo"))){
const err189 = {instancePath:instancePath+"/spec/tokens/accessToken",schemaPath:"#/properties/spec/properties/tokens/properties/accessToken/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key19},message:"must NOT have additional properties",schema:false,parentSchema:schema11.properties.spec.properties.tokens.properties.accessToken,data:data101};
if(vErrors === null){
vErrors = [err189];
}
else {
vErrors.push(err189);
}
errors++;
}
}
if(data101.ttl !== undefined){
let data102 = data101.ttl;
if(typeof data102 === "string"){
if(!(formats18(data102))){
const err190 = {instancePath:instancePath+"/spec/tokens/accessToken/ttl",schemaPath:"duration.json/format",keyword:"format",params:{format: "duration-with-unit"},message:"must match format \""+"duration-with-unit"+"\"",schema:"duration-with-unit",parentSchema:schema16,data:data102};
if(vErrors === null){
vErrors = [err190];
}
else {
vErrors.push(err190);
}
errors++;
}
}
else {
const err191 = {instancePath:instancePath+"/spec/tokens/accessToken/ttl",schemaPath:"duration.json/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.type,parentSchema:schema16,data:data102};
if(vErrors === null){
vErrors = [err191];
}
else {
vErrors.push(err191);
}
errors++;
}
}
if(data101.boundTo !== undefined){
let data103 = data101.boundTo;
if(!((data103 === "dpop") || (data103 === "certificate"))){
const err192 = {instancePath:instancePath+"/spec/tokens/accessToken/boundTo",schemaPath:"#/properties/spec/properties/tokens/properties/accessToken/properties/boundTo/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.tokens.properties.accessToken.properties.boundTo.enum},message:"must be equal to one of the allowed values",schema:schema11.properties.spec.properties.tokens.properties.accessToken.properties.boundTo.enum,parentSchema:schema11.properties.spec.properties.tokens.properties.accessToken.properties.boundTo,data:data103};
if(vErrors === null){
vErrors = [err192];
}
else {
vErrors.push(err192);
}
errors++;
}
}
}
else {
const err193 = {instancePath:instancePath+"/spec/tokens/accessToken",schemaPath:"#/properties/spec/properties/tokens/properties/accessToken/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.spec.properties.tokens.properties.accessToken.type,parentSchema:schema11.properties.spec.properties.tokens.properties.accessToken,data:data101};
if(vErrors === null){
vErrors = [err193];
}
else {
vErrors.push(err193);
}
errors++;
}
}
if(data100.idToken !== undefined){
let data104 = data100.idToken;
if(data104 && typeof data104 == "object" && !Array.isArray(data104)){
for(const key20 in data104){
if(!((key20 === "ttl") || (key20 === "alg"))){
const err194 = {instancePath:instancePath+"/spec/tokens/idToken",schemaPath:"#/properties/spec/properties/tokens/properties/idToken/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key20},message:"must NOT have additional properties",schema:false,parentSchema:schema11.properties.spec.properties.tokens.properties.idToken,data:data104};
if(vErrors === null){
vErrors = [err194];
}
else {
vErrors.push(err194);
}
errors++;
}
}
if(data104.ttl !== undefined){
let data105 = data104.ttl;
if(typeof data105 === "string"){
if(!(formats18(data105))){
const err195 = {instancePath:instancePath+"/spec/tokens/idToken/ttl",schemaPath:"duration.json/format",keyword:"format",params:{format: "duration-with-unit"},message:"must match format \""+"duration-with-unit"+"\"",schema:"duration-with-unit",parentSchema:schema16,data:data105};
if(vErrors === null){
vErrors = [err195];
}
else {
vErrors.push(err195);
}
errors++;
}
}
else {
const err196 = {instancePath:instancePath+"/spec/tokens/idToken/ttl",schemaPath:"duration.json/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.type,parentSchema:schema16,data:data105};
if(vErrors === null){
vErrors = [err196];
}
else {
vErrors.push(err196);
}
errors++;
}
}
if(data104.alg !== undefined){
let data106 = data104.alg;
if(!((((data106 === "RS256") || (data106 === "ES256")) || (data106 === "PS256")) || (data106 === "EdDSA"))){
const err197 = {instancePath:instancePath+"/spec/tokens/idToken/alg",schemaPath:"#/properties/spec/properties/tokens/properties/idToken/properties/alg/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.tokens.properties.idToken.properties.alg.enum},message:"must be equal to one of the allowed values",schema:schema11.properties.spec.properties.tokens.properties.idToken.properties.alg.enum,parentSchema:schema11.properties.spec.properties.tokens.properties.idToken.properties.alg,data:data106};
if(vErrors === null){
vErrors = [err197];
}
else {
vErrors.push(err197);
}
errors++;
}
}
}
else {
const err198 = {instancePath:instancePath+"/spec/tokens/idToken",schemaPath:"#/properties/spec/properties/tokens/properties/idToken/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.spec.properties.tokens.properties.idToken.type,parentSchema:schema11.properties.spec.properties.tokens.properties.idToken,data:data104};
if(vErrors === null){
vErrors = [err198];
}
else {
vErrors.push(err198);
}
errors++;
}
}
}
else {
const err199 = {instancePath:instancePath+"/spec/tokens",schemaPath:"#/properties/spec/properties/tokens/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.spec.properties.tokens.type,parentSchema:schema11.properties.spec.properties.tokens,data:data100};
if(vErrors === null){
vErrors = [err199];
}
else {
vErrors.push(err199);
}
errors++;
}
}
if(data10.trustedPeers !== undefined){
let data107 = data10.trustedPeers;
if(Array.isArray(data107)){
const len13 = data107.length;
for(let i23=0; i23<len13; i23++){
let data108 = data107[i23];
if(typeof data108 === "string"){
if(!pattern1.test(data108)){
const err200 = {instancePath:instancePath+"/spec/trustedPeers/" + i23,schemaPath:"#/properties/spec/properties/trustedPeers/items/pattern",keyword:"pattern",params:{pattern: "^[a-zA-Z0-9._-]+$"},message:"must match pattern \""+"^[a-zA-Z0-9._-]+$"+"\"",schema:"^[a-zA-Z0-9._-]+$",parentSchema:schema11.properties.spec.properties.trustedPeers.items,data:data108};
if(vErrors === null){
vErrors = [err200];
}
else {
vErrors.push(err200);
}
errors++;
}
}
else {
const err201 = {instancePath:instancePath+"/spec/trustedPeers/" + i23,schemaPath:"#/properties/spec/properties/trustedPeers/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.spec.properties.trustedPeers.items.type,parentSchema:schema11.properties.spec.properties.trustedPeers.items,data:data108};
if(vErrors === null){
vErrors = [err201];
}
else {
vErrors.push(err201);
}
errors++;
}
}
let i24 = data107.length;
let j10;
if(i24 > 1){
const indices8 = {};
for(;i24--;){
let item8 = data107[i24];
if(typeof item8 !== "string"){
continue;
}
if(typeof indices8[item8] == "number"){
j10 = indices8[item8];
const err202 = {instancePath:instancePath+"/spec/trustedPeers",schemaPath:"#/properties/spec/properties/trustedPeers/uniqueItems",keyword:"uniqueItems",params:{i: i24, j: j10},message:"must NOT have duplicate items (items ## "+j10+" and "+i24+" are identical)",schema:true,parentSchema:schema11.properties.spec.properties.trustedPeers,data:data107};
if(vErrors === null){
vErrors = [err202];
}
else {
vErrors.push(err202);
}
errors++;
break;
}
indices8[item8] = i24;
}
}
}
else {
const err203 = {instancePath:instancePath+"/spec/trustedPeers",schemaPath:"#/properties/spec/properties/trustedPeers/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema11.properties.spec.properties.trustedPeers.type,parentSchema:schema11.properties.spec.properties.trustedPeers,data:data107};
if(vErrors === null){
vErrors = [err203];
}
else {
vErrors.push(err203);
}
errors++;
}
}
if(data10.serviceClaims !== undefined){
let data109 = data10.serviceClaims;
if(data109 && typeof data109 == "object" && !Array.isArray(data109)){
for(const key21 in data109){
if(!(key21 === "groups")){
const err204 = {instancePath:instancePath+"/spec/serviceClaims",schemaPath:"#/properties/spec/properties/serviceClaims/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key21},message:"must NOT have additional properties",schema:false,parentSchema:schema11.properties.spec.properties.serviceClaims,data:data109};
if(vErrors === null){
vErrors = [err204];
}
else {
vErrors.push(err204);
}
errors++;
}
}
if(data109.groups !== undefined){
let data110 = data109.groups;
if(Array.isArray(data110)){
const len14 = data110.length;
for(let i25=0; i25<len14; i25++){
let data111 = data110[i25];
if(typeof data111 === "string"){
if(func3(data111) < 1){
const err205 = {instancePath:instancePath+"/spec/serviceClaims/groups/" + i25,schemaPath:"#/properties/spec/properties/serviceClaims/properties/groups/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema11.properties.spec.properties.serviceClaims.properties.groups.items,data:data111};
if(vErrors === null){
vErrors = [err205];
}
else {
vErrors.push(err205);
}
errors++;
}
}
else {
const err206 = {instancePath:instancePath+"/spec/serviceClaims/groups/" + i25,schemaPath:"#/properties/spec/properties/serviceClaims/properties/groups/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.spec.properties.serviceClaims.properties.groups.items.type,parentSchema:schema11.properties.spec.properties.serviceClaims.properties.groups.items,data:data111};
if(vErrors === null){
vErrors = [err206];
}
else {
vErrors.push(err206);
}
errors++;
}
}
}
else {
const err207 = {instancePath:instancePath+"/spec/serviceClaims/groups",schemaPath:"#/properties/spec/properties/serviceClaims/properties/groups/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema11.properties.spec.properties.serviceClaims.properties.groups.type,parentSchema:schema11.properties.spec.properties.serviceClaims.properties.groups,data:data110};
if(vErrors === null){
vErrors = [err207];
}
else {
vErrors.push(err207);
}
errors++;
}
}
}
else {
const err208 = {instancePath:instancePath+"/spec/serviceClaims",schemaPath:"#/properties/spec/properties/serviceClaims/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.spec.properties.serviceClaims.type,parentSchema:schema11.properties.spec.properties.serviceClaims,data:data109};
if(vErrors === null){
vErrors = [err208];
}
else {
vErrors.push(err208);
}
errors++;
}
}
if(data10.logoURL !== undefined){
let data112 = data10.logoURL;
if(typeof data112 === "string"){
if(!(formats14(data112))){
const err209 = {instancePath:instancePath+"/spec/logoURL",schemaPath:"#/properties/spec/properties/logoURL/format",keyword:"format",params:{format: "web-url"},message:"must match format \""+"web-url"+"\"",schema:"web-url",parentSchema:schema11.properties.spec.properties.logoURL,data:data112};
if(vErrors === null){
vErrors = [err209];
}
else {
vErrors.push(err209);
}
errors++;
}
}
else {
const err210 = {instancePath:instancePath+"/spec/logoURL",schemaPath:"#/properties/spec/properties/logoURL/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.spec.properties.logoURL.type,parentSchema:schema11.properties.spec.properties.logoURL,data:data112};
if(vErrors === null){
vErrors = [err210];
}
else {
vErrors.push(err210);
}
errors++;
}
}
if(data10.clientURI !== undefined){
let data113 = data10.clientURI;
if(typeof data113 === "string"){
if(!(formats14(data113))){
const err211 = {instancePath:instancePath+"/spec/clientURI",schemaPath:"#/properties/spec/properties/clientURI/format",keyword:"format",params:{format: "web-url"},message:"must match format \""+"web-url"+"\"",schema:"web-url",parentSchema:schema11.properties.spec.properties.clientURI,data:data113};
if(vErrors === null){
vErrors = [err211];
}
else {
vErrors.push(err211);
}
errors++;
}
}
else {
const err212 = {instancePath:instancePath+"/spec/clientURI",schemaPath:"#/properties/spec/properties/clientURI/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.spec.properties.clientURI.type,parentSchema:schema11.properties.spec.properties.clientURI,data:data113};
if(vErrors === null){
vErrors = [err212];
}
else {
vErrors.push(err212);
}
errors++;
}
}
if(data10.policyURI !== undefined){
let data114 = data10.policyURI;
if(typeof data114 === "string"){
if(!(formats14(data114))){
const err213 = {instancePath:instancePath+"/spec/policyURI",schemaPath:"#/properties/spec/properties/policyURI/format",keyword:"format",params:{format: "web-url"},message:"must match format \""+"web-url"+"\"",schema:"web-url",parentSchema:schema11.properties.spec.properties.policyURI,data:data114};
if(vErrors === null){
vErrors = [err213];
}
else {
vErrors.push(err213);
}
errors++;
}
}
else {
const err214 = {instancePath:instancePath+"/spec/policyURI",schemaPath:"#/properties/spec/properties/policyURI/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.spec.properties.policyURI.type,parentSchema:schema11.properties.spec.properties.policyURI,data:data114};
if(vErrors === null){
vErrors = [err214];
}
else {
vErrors.push(err214);
}
errors++;
}
}
if(data10.tosURI !== undefined){
let data115 = data10.tosURI;
if(typeof data115 === "string"){
if(!(formats14(data115))){
const err215 = {instancePath:instancePath+"/spec/tosURI",schemaPath:"#/properties/spec/properties/tosURI/format",keyword:"format",params:{format: "web-url"},message:"must match format \""+"web-url"+"\"",schema:"web-url",parentSchema:schema11.properties.spec.properties.tosURI,data:data115};
if(vErrors === null){
vErrors = [err215];
}
else {
vErrors.push(err215);
}
errors++;
}
}
else {
const err216 = {instancePath:instancePath+"/spec/tosURI",schemaPath:"#/properties/spec/properties/tosURI/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.spec.properties.tosURI.type,parentSchema:schema11.properties.spec.properties.tosURI,data:data115};
if(vErrors === null){
vErrors = [err216];
}
else {
vErrors.push(err216);
}
errors++;
}
}
if(data10.contacts !== undefined){
let data116 = data10.contacts;
if(Array.isArray(data116)){
const len15 = data116.length;
for(let i26=0; i26<len15; i26++){
let data117 = data116[i26];
if(typeof data117 === "string"){
if(func3(data117) > 255){
const err217 = {instancePath:instancePath+"/spec/contacts/" + i26,schemaPath:"#/properties/spec/properties/contacts/items/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters",schema:255,parentSchema:schema11.properties.spec.properties.contacts.items,data:data117};
if(vErrors === null){
vErrors = [err217];
}
else {
vErrors.push(err217);
}
errors++;
}
if(func3(data117) < 1){
const err218 = {instancePath:instancePath+"/spec/contacts/" + i26,schemaPath:"#/properties/spec/properties/contacts/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema11.properties.spec.properties.contacts.items,data:data117};
if(vErrors === null){
vErrors = [err218];
}
else {
vErrors.push(err218);
}
errors++;
}
}
else {
const err219 = {instancePath:instancePath+"/spec/contacts/" + i26,schemaPath:"#/properties/spec/properties/contacts/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.spec.properties.contacts.items.type,parentSchema:schema11.properties.spec.properties.contacts.items,data:data117};
if(vErrors === null){
vErrors = [err219];
}
else {
vErrors.push(err219);
}
errors++;
}
}
let i27 = data116.length;
let j11;
if(i27 > 1){
const indices9 = {};
for(;i27--;){
let item9 = data116[i27];
if(typeof item9 !== "string"){
continue;
}
if(typeof indices9[item9] == "number"){
j11 = indices9[item9];
const err220 = {instancePath:instancePath+"/spec/contacts",schemaPath:"#/properties/spec/properties/contacts/uniqueItems",keyword:"uniqueItems",params:{i: i27, j: j11},message:"must NOT have duplicate items (items ## "+j11+" and "+i27+" are identical)",schema:true,parentSchema:schema11.properties.spec.properties.contacts,data:data116};
if(vErrors === null){
vErrors = [err220];
}
else {
vErrors.push(err220);
}
errors++;
break;
}
indices9[item9] = i27;
}
}
}
else {
const err221 = {instancePath:instancePath+"/spec/contacts",schemaPath:"#/properties/spec/properties/contacts/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema11.properties.spec.properties.contacts.type,parentSchema:schema11.properties.spec.properties.contacts,data:data116};
if(vErrors === null){
vErrors = [err221];
}
else {
vErrors.push(err221);
}
errors++;
}
}
if(data10.initiateLoginURI !== undefined){
let data118 = data10.initiateLoginURI;
if(typeof data118 === "string"){
if(!(formats38(data118))){
const err222 = {instancePath:instancePath+"/spec/initiateLoginURI",schemaPath:"#/properties/spec/properties/initiateLoginURI/format",keyword:"format",params:{format: "https-url"},message:"must match format \""+"https-url"+"\"",schema:"https-url",parentSchema:schema11.properties.spec.properties.initiateLoginURI,data:data118};
if(vErrors === null){
vErrors = [err222];
}
else {
vErrors.push(err222);
}
errors++;
}
}
else {
const err223 = {instancePath:instancePath+"/spec/initiateLoginURI",schemaPath:"#/properties/spec/properties/initiateLoginURI/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.spec.properties.initiateLoginURI.type,parentSchema:schema11.properties.spec.properties.initiateLoginURI,data:data118};
if(vErrors === null){
vErrors = [err223];
}
else {
vErrors.push(err223);
}
errors++;
}
}
if(data10.backchannelLogoutURI !== undefined){
let data119 = data10.backchannelLogoutURI;
if(typeof data119 === "string"){
if(!(formats14(data119))){
const err224 = {instancePath:instancePath+"/spec/backchannelLogoutURI",schemaPath:"#/properties/spec/properties/backchannelLogoutURI/format",keyword:"format",params:{format: "web-url"},message:"must match format \""+"web-url"+"\"",schema:"web-url",parentSchema:schema11.properties.spec.properties.backchannelLogoutURI,data:data119};
if(vErrors === null){
vErrors = [err224];
}
else {
vErrors.push(err224);
}
errors++;
}
}
else {
const err225 = {instancePath:instancePath+"/spec/backchannelLogoutURI",schemaPath:"#/properties/spec/properties/backchannelLogoutURI/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.spec.properties.backchannelLogoutURI.type,parentSchema:schema11.properties.spec.properties.backchannelLogoutURI,data:data119};
if(vErrors === null){
vErrors = [err225];
}
else {
vErrors.push(err225);
}
errors++;
}
}
if(data10.clientMetadata !== undefined){
let data120 = data10.clientMetadata;
if(!(data120 && typeof data120 == "object" && !Array.isArray(data120))){
const err226 = {instancePath:instancePath+"/spec/clientMetadata",schemaPath:"#/properties/spec/properties/clientMetadata/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.spec.properties.clientMetadata.type,parentSchema:schema11.properties.spec.properties.clientMetadata,data:data120};
if(vErrors === null){
vErrors = [err226];
}
else {
vErrors.push(err226);
}
errors++;
}
}
}
else {
const err227 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.spec.type,parentSchema:schema11.properties.spec,data:data10};
if(vErrors === null){
vErrors = [err227];
}
else {
vErrors.push(err227);
}
errors++;
}
}
}
else {
const err228 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.type,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err228];
}
else {
vErrors.push(err228);
}
errors++;
}
validate10.errors = vErrors;
return errors === 0;
}

exports.connector = validate11;
const schema22 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://idpfile.dev/schemas/v1/connector.json","title":"ConnectorDocument","description":"Another provider people may sign in at. Not yet served.","type":"object","required":["apiVersion","kind","metadata","spec"],"additionalProperties":false,"properties":{"apiVersion":{"description":"Version of the language the file is written in.","const":"idpfile/v1"},"kind":{"description":"What the file declares.","const":"Connector"},"metadata":{"$ref":"metadata.json"},"status":{"description":"Ignored: written by Kubernetes."},"spec":{"title":"ConnectorSpec","description":"How to reach the provider and whom to take from it.","type":"object","additionalProperties":false,"properties":{"type":{"description":"Kind of provider.","enum":["oidc","github","google","microsoft","gitlab"]},"id":{"description":"Identifier in addresses. Default: metadata.name.","type":"string"},"name":{"description":"What people read on the button.","type":"string","minLength":1},"icon":{"description":"Image on the button.","type":"string"},"issuer":{"description":"Issuer identifier of an oidc provider.","type":"string","format":"web-url"},"clientID":{"description":"Our client_id there.","type":"string"},"clientSecretRef":{"allOf":[{"$ref":"secret-ref.json"}],"description":"Our client secret there."},"configSecretRef":{"allOf":[{"$ref":"secret-ref.json"}],"description":"The same in the words of Stakater."},"scopes":{"description":"Scopes to ask for.","type":"array","items":{"type":"string"}},"allowedDomains":{"description":"Mail domains to take people from.","type":"array","items":{"type":"string"}},"allowedOrgs":{"description":"Organisations to take people from.","type":"array","items":{"type":"string"}},"allowedTeams":{"description":"Teams to take people from.","type":"array","items":{"type":"string"}},"claimMapping":{"description":"Their claims to ours.","type":"object","additionalProperties":{"type":"string"}},"groupsMapping":{"description":"Their groups to ours.","type":"object","additionalProperties":{"type":"string"}},"trustEmail":{"description":"Whether their word on an email address counts.","type":"boolean"},"linkBy":{"description":"How people there are matched with Users.","enum":["none","email"]},"enabled":{"description":"false takes it off the sign-in page.","type":"boolean"}},"required":["type"]}}};

function validate11(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="https://idpfile.dev/schemas/v1/connector.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.apiVersion === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "apiVersion"},message:"must have required property '"+"apiVersion"+"'",schema:schema22.required,parentSchema:schema22,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.kind === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'",schema:schema22.required,parentSchema:schema22,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.metadata === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "metadata"},message:"must have required property '"+"metadata"+"'",schema:schema22.required,parentSchema:schema22,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.spec === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "spec"},message:"must have required property '"+"spec"+"'",schema:schema22.required,parentSchema:schema22,data};
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
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema22,data};
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
const err5 = {instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "idpfile/v1"},message:"must be equal to constant",schema:"idpfile/v1",parentSchema:schema22.properties.apiVersion,data:data0};
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
if("Connector" !== data1){
const err6 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "Connector"},message:"must be equal to constant",schema:"Connector",parentSchema:schema22.properties.kind,data:data1};
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
if(data9.type === undefined){
const err18 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'",schema:schema22.properties.spec.required,parentSchema:schema22.properties.spec,data:data9};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
for(const key4 in data9){
if(!(func2.call(schema22.properties.spec.properties, key4))){
const err19 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema22.properties.spec,data:data9};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data9.type !== undefined){
let data10 = data9.type;
if(!(((((data10 === "oidc") || (data10 === "github")) || (data10 === "google")) || (data10 === "microsoft")) || (data10 === "gitlab"))){
const err20 = {instancePath:instancePath+"/spec/type",schemaPath:"#/properties/spec/properties/type/enum",keyword:"enum",params:{allowedValues: schema22.properties.spec.properties.type.enum},message:"must be equal to one of the allowed values",schema:schema22.properties.spec.properties.type.enum,parentSchema:schema22.properties.spec.properties.type,data:data10};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data9.id !== undefined){
let data11 = data9.id;
if(typeof data11 !== "string"){
const err21 = {instancePath:instancePath+"/spec/id",schemaPath:"#/properties/spec/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema22.properties.spec.properties.id.type,parentSchema:schema22.properties.spec.properties.id,data:data11};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data9.name !== undefined){
let data12 = data9.name;
if(typeof data12 === "string"){
if(func3(data12) < 1){
const err22 = {instancePath:instancePath+"/spec/name",schemaPath:"#/properties/spec/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema22.properties.spec.properties.name,data:data12};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/spec/name",schemaPath:"#/properties/spec/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema22.properties.spec.properties.name.type,parentSchema:schema22.properties.spec.properties.name,data:data12};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data9.icon !== undefined){
let data13 = data9.icon;
if(typeof data13 !== "string"){
const err24 = {instancePath:instancePath+"/spec/icon",schemaPath:"#/properties/spec/properties/icon/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema22.properties.spec.properties.icon.type,parentSchema:schema22.properties.spec.properties.icon,data:data13};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data9.issuer !== undefined){
let data14 = data9.issuer;
if(typeof data14 === "string"){
if(!(formats14(data14))){
const err25 = {instancePath:instancePath+"/spec/issuer",schemaPath:"#/properties/spec/properties/issuer/format",keyword:"format",params:{format: "web-url"},message:"must match format \""+"web-url"+"\"",schema:"web-url",parentSchema:schema22.properties.spec.properties.issuer,data:data14};
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
const err26 = {instancePath:instancePath+"/spec/issuer",schemaPath:"#/properties/spec/properties/issuer/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema22.properties.spec.properties.issuer.type,parentSchema:schema22.properties.spec.properties.issuer,data:data14};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data9.clientID !== undefined){
let data15 = data9.clientID;
if(typeof data15 !== "string"){
const err27 = {instancePath:instancePath+"/spec/clientID",schemaPath:"#/properties/spec/properties/clientID/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema22.properties.spec.properties.clientID.type,parentSchema:schema22.properties.spec.properties.clientID,data:data15};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data9.clientSecretRef !== undefined){
let data16 = data9.clientSecretRef;
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
for(const key5 in data16){
if(!(((((key5 === "name") || (key5 === "namespace")) || (key5 === "key")) || (key5 === "file")) || (key5 === "env"))){
const err28 = {instancePath:instancePath+"/spec/clientSecretRef",schemaPath:"secret-ref.json/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties",schema:false,parentSchema:schema14,data:data16};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data16.name !== undefined){
let data17 = data16.name;
if(typeof data17 === "string"){
if(func3(data17) < 1){
const err29 = {instancePath:instancePath+"/spec/clientSecretRef/name",schemaPath:"secret-ref.json/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema14.properties.name,data:data17};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
else {
const err30 = {instancePath:instancePath+"/spec/clientSecretRef/name",schemaPath:"secret-ref.json/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.name.type,parentSchema:schema14.properties.name,data:data17};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data16.namespace !== undefined){
let data18 = data16.namespace;
if(typeof data18 !== "string"){
const err31 = {instancePath:instancePath+"/spec/clientSecretRef/namespace",schemaPath:"secret-ref.json/properties/namespace/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.namespace.type,parentSchema:schema14.properties.namespace,data:data18};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data16.key !== undefined){
let data19 = data16.key;
if(typeof data19 === "string"){
if(func3(data19) < 1){
const err32 = {instancePath:instancePath+"/spec/clientSecretRef/key",schemaPath:"secret-ref.json/properties/key/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema14.properties.key,data:data19};
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
const err33 = {instancePath:instancePath+"/spec/clientSecretRef/key",schemaPath:"secret-ref.json/properties/key/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.key.type,parentSchema:schema14.properties.key,data:data19};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data16.file !== undefined){
let data20 = data16.file;
if(typeof data20 === "string"){
if(!pattern2.test(data20)){
const err34 = {instancePath:instancePath+"/spec/clientSecretRef/file",schemaPath:"secret-ref.json/properties/file/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\"",schema:"^/",parentSchema:schema14.properties.file,data:data20};
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
const err35 = {instancePath:instancePath+"/spec/clientSecretRef/file",schemaPath:"secret-ref.json/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.file.type,parentSchema:schema14.properties.file,data:data20};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data16.env !== undefined){
let data21 = data16.env;
if(typeof data21 === "string"){
if(!pattern3.test(data21)){
const err36 = {instancePath:instancePath+"/spec/clientSecretRef/env",schemaPath:"secret-ref.json/properties/env/pattern",keyword:"pattern",params:{pattern: "^IDPFILE_SECRET_[A-Z0-9_]+$"},message:"must match pattern \""+"^IDPFILE_SECRET_[A-Z0-9_]+$"+"\"",schema:"^IDPFILE_SECRET_[A-Z0-9_]+$",parentSchema:schema14.properties.env,data:data21};
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
const err37 = {instancePath:instancePath+"/spec/clientSecretRef/env",schemaPath:"secret-ref.json/properties/env/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.env.type,parentSchema:schema14.properties.env,data:data21};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
}
else {
const err38 = {instancePath:instancePath+"/spec/clientSecretRef",schemaPath:"secret-ref.json/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema14.type,parentSchema:schema14,data:data16};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data9.configSecretRef !== undefined){
let data22 = data9.configSecretRef;
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
for(const key6 in data22){
if(!(((((key6 === "name") || (key6 === "namespace")) || (key6 === "key")) || (key6 === "file")) || (key6 === "env"))){
const err39 = {instancePath:instancePath+"/spec/configSecretRef",schemaPath:"secret-ref.json/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties",schema:false,parentSchema:schema14,data:data22};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data22.name !== undefined){
let data23 = data22.name;
if(typeof data23 === "string"){
if(func3(data23) < 1){
const err40 = {instancePath:instancePath+"/spec/configSecretRef/name",schemaPath:"secret-ref.json/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema14.properties.name,data:data23};
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
const err41 = {instancePath:instancePath+"/spec/configSecretRef/name",schemaPath:"secret-ref.json/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.name.type,parentSchema:schema14.properties.name,data:data23};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data22.namespace !== undefined){
let data24 = data22.namespace;
if(typeof data24 !== "string"){
const err42 = {instancePath:instancePath+"/spec/configSecretRef/namespace",schemaPath:"secret-ref.json/properties/namespace/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.namespace.type,parentSchema:schema14.properties.namespace,data:data24};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data22.key !== undefined){
let data25 = data22.key;
if(typeof data25 === "string"){
if(func3(data25) < 1){
const err43 = {instancePath:instancePath+"/spec/configSecretRef/key",schemaPath:"secret-ref.json/properties/key/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema14.properties.key,data:data25};
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
const err44 = {instancePath:instancePath+"/spec/configSecretRef/key",schemaPath:"secret-ref.json/properties/key/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.key.type,parentSchema:schema14.properties.key,data:data25};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data22.file !== undefined){
let data26 = data22.file;
if(typeof data26 === "string"){
if(!pattern2.test(data26)){
const err45 = {instancePath:instancePath+"/spec/configSecretRef/file",schemaPath:"secret-ref.json/properties/file/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\"",schema:"^/",parentSchema:schema14.properties.file,data:data26};
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
const err46 = {instancePath:instancePath+"/spec/configSecretRef/file",schemaPath:"secret-ref.json/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.file.type,parentSchema:schema14.properties.file,data:data26};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data22.env !== undefined){
let data27 = data22.env;
if(typeof data27 === "string"){
if(!pattern3.test(data27)){
const err47 = {instancePath:instancePath+"/spec/configSecretRef/env",schemaPath:"secret-ref.json/properties/env/pattern",keyword:"pattern",params:{pattern: "^IDPFILE_SECRET_[A-Z0-9_]+$"},message:"must match pattern \""+"^IDPFILE_SECRET_[A-Z0-9_]+$"+"\"",schema:"^IDPFILE_SECRET_[A-Z0-9_]+$",parentSchema:schema14.properties.env,data:data27};
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
const err48 = {instancePath:instancePath+"/spec/configSecretRef/env",schemaPath:"secret-ref.json/properties/env/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.env.type,parentSchema:schema14.properties.env,data:data27};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
}
else {
const err49 = {instancePath:instancePath+"/spec/configSecretRef",schemaPath:"secret-ref.json/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema14.type,parentSchema:schema14,data:data22};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data9.scopes !== undefined){
let data28 = data9.scopes;
if(Array.isArray(data28)){
const len0 = data28.length;
for(let i0=0; i0<len0; i0++){
let data29 = data28[i0];
if(typeof data29 !== "string"){
const err50 = {instancePath:instancePath+"/spec/scopes/" + i0,schemaPath:"#/properties/spec/properties/scopes/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema22.properties.spec.properties.scopes.items.type,parentSchema:schema22.properties.spec.properties.scopes.items,data:data29};
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
const err51 = {instancePath:instancePath+"/spec/scopes",schemaPath:"#/properties/spec/properties/scopes/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema22.properties.spec.properties.scopes.type,parentSchema:schema22.properties.spec.properties.scopes,data:data28};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data9.allowedDomains !== undefined){
let data30 = data9.allowedDomains;
if(Array.isArray(data30)){
const len1 = data30.length;
for(let i1=0; i1<len1; i1++){
let data31 = data30[i1];
if(typeof data31 !== "string"){
const err52 = {instancePath:instancePath+"/spec/allowedDomains/" + i1,schemaPath:"#/properties/spec/properties/allowedDomains/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema22.properties.spec.properties.allowedDomains.items.type,parentSchema:schema22.properties.spec.properties.allowedDomains.items,data:data31};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
}
else {
const err53 = {instancePath:instancePath+"/spec/allowedDomains",schemaPath:"#/properties/spec/properties/allowedDomains/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema22.properties.spec.properties.allowedDomains.type,parentSchema:schema22.properties.spec.properties.allowedDomains,data:data30};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data9.allowedOrgs !== undefined){
let data32 = data9.allowedOrgs;
if(Array.isArray(data32)){
const len2 = data32.length;
for(let i2=0; i2<len2; i2++){
let data33 = data32[i2];
if(typeof data33 !== "string"){
const err54 = {instancePath:instancePath+"/spec/allowedOrgs/" + i2,schemaPath:"#/properties/spec/properties/allowedOrgs/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema22.properties.spec.properties.allowedOrgs.items.type,parentSchema:schema22.properties.spec.properties.allowedOrgs.items,data:data33};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
}
else {
const err55 = {instancePath:instancePath+"/spec/allowedOrgs",schemaPath:"#/properties/spec/properties/allowedOrgs/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema22.properties.spec.properties.allowedOrgs.type,parentSchema:schema22.properties.spec.properties.allowedOrgs,data:data32};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
if(data9.allowedTeams !== undefined){
let data34 = data9.allowedTeams;
if(Array.isArray(data34)){
const len3 = data34.length;
for(let i3=0; i3<len3; i3++){
let data35 = data34[i3];
if(typeof data35 !== "string"){
const err56 = {instancePath:instancePath+"/spec/allowedTeams/" + i3,schemaPath:"#/properties/spec/properties/allowedTeams/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema22.properties.spec.properties.allowedTeams.items.type,parentSchema:schema22.properties.spec.properties.allowedTeams.items,data:data35};
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
const err57 = {instancePath:instancePath+"/spec/allowedTeams",schemaPath:"#/properties/spec/properties/allowedTeams/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema22.properties.spec.properties.allowedTeams.type,parentSchema:schema22.properties.spec.properties.allowedTeams,data:data34};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data9.claimMapping !== undefined){
let data36 = data9.claimMapping;
if(data36 && typeof data36 == "object" && !Array.isArray(data36)){
for(const key7 in data36){
let data37 = data36[key7];
if(typeof data37 !== "string"){
const err58 = {instancePath:instancePath+"/spec/claimMapping/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/claimMapping/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema22.properties.spec.properties.claimMapping.additionalProperties.type,parentSchema:schema22.properties.spec.properties.claimMapping.additionalProperties,data:data37};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
}
else {
const err59 = {instancePath:instancePath+"/spec/claimMapping",schemaPath:"#/properties/spec/properties/claimMapping/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema22.properties.spec.properties.claimMapping.type,parentSchema:schema22.properties.spec.properties.claimMapping,data:data36};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data9.groupsMapping !== undefined){
let data38 = data9.groupsMapping;
if(data38 && typeof data38 == "object" && !Array.isArray(data38)){
for(const key8 in data38){
let data39 = data38[key8];
if(typeof data39 !== "string"){
const err60 = {instancePath:instancePath+"/spec/groupsMapping/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/groupsMapping/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema22.properties.spec.properties.groupsMapping.additionalProperties.type,parentSchema:schema22.properties.spec.properties.groupsMapping.additionalProperties,data:data39};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
}
else {
const err61 = {instancePath:instancePath+"/spec/groupsMapping",schemaPath:"#/properties/spec/properties/groupsMapping/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema22.properties.spec.properties.groupsMapping.type,parentSchema:schema22.properties.spec.properties.groupsMapping,data:data38};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
if(data9.trustEmail !== undefined){
let data40 = data9.trustEmail;
if(typeof data40 !== "boolean"){
const err62 = {instancePath:instancePath+"/spec/trustEmail",schemaPath:"#/properties/spec/properties/trustEmail/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema22.properties.spec.properties.trustEmail.type,parentSchema:schema22.properties.spec.properties.trustEmail,data:data40};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
if(data9.linkBy !== undefined){
let data41 = data9.linkBy;
if(!((data41 === "none") || (data41 === "email"))){
const err63 = {instancePath:instancePath+"/spec/linkBy",schemaPath:"#/properties/spec/properties/linkBy/enum",keyword:"enum",params:{allowedValues: schema22.properties.spec.properties.linkBy.enum},message:"must be equal to one of the allowed values",schema:schema22.properties.spec.properties.linkBy.enum,parentSchema:schema22.properties.spec.properties.linkBy,data:data41};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data9.enabled !== undefined){
let data42 = data9.enabled;
if(typeof data42 !== "boolean"){
const err64 = {instancePath:instancePath+"/spec/enabled",schemaPath:"#/properties/spec/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema22.properties.spec.properties.enabled.type,parentSchema:schema22.properties.spec.properties.enabled,data:data42};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
}
else {
const err65 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema22.properties.spec.type,parentSchema:schema22.properties.spec,data:data9};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
}
else {
const err66 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema22.type,parentSchema:schema22,data};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
validate11.errors = vErrors;
return errors === 0;
}

exports.group = validate12;
const schema26 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://idpfile.dev/schemas/v1/group.json","title":"GroupDocument","description":"A group of people.","type":"object","required":["apiVersion","kind","metadata","spec"],"additionalProperties":false,"properties":{"apiVersion":{"description":"Version of the language the file is written in.","const":"idpfile/v1"},"kind":{"description":"What the file declares.","const":"Group"},"metadata":{"$ref":"metadata.json"},"status":{"description":"Ignored: written by Kubernetes."},"sops":{"description":"What sops wrote, where fields of spec are encrypted in this file: recipients, data key and MAC.","type":"object"},"spec":{"title":"GroupSpec","description":"What the group is called and who is in it.","type":"object","additionalProperties":false,"properties":{"displayName":{"description":"What people read.","type":"string","minLength":1,"maxLength":100},"description":{"description":"A note for those who review the file.","type":"string","maxLength":1000},"members":{"description":"Names of Users, beside those whose own file names the group.","type":"array","uniqueItems":true,"items":{"type":"string","minLength":1}}}}}};

function validate12(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="https://idpfile.dev/schemas/v1/group.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.apiVersion === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "apiVersion"},message:"must have required property '"+"apiVersion"+"'",schema:schema26.required,parentSchema:schema26,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.kind === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'",schema:schema26.required,parentSchema:schema26,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.metadata === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "metadata"},message:"must have required property '"+"metadata"+"'",schema:schema26.required,parentSchema:schema26,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.spec === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "spec"},message:"must have required property '"+"spec"+"'",schema:schema26.required,parentSchema:schema26,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!((((((key0 === "apiVersion") || (key0 === "kind")) || (key0 === "metadata")) || (key0 === "status")) || (key0 === "sops")) || (key0 === "spec"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema26,data};
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
const err5 = {instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "idpfile/v1"},message:"must be equal to constant",schema:"idpfile/v1",parentSchema:schema26.properties.apiVersion,data:data0};
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
if("Group" !== data1){
const err6 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "Group"},message:"must be equal to constant",schema:"Group",parentSchema:schema26.properties.kind,data:data1};
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
if(data.sops !== undefined){
let data9 = data.sops;
if(!(data9 && typeof data9 == "object" && !Array.isArray(data9))){
const err18 = {instancePath:instancePath+"/sops",schemaPath:"#/properties/sops/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema26.properties.sops.type,parentSchema:schema26.properties.sops,data:data9};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.spec !== undefined){
let data10 = data.spec;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
for(const key4 in data10){
if(!(((key4 === "displayName") || (key4 === "description")) || (key4 === "members"))){
const err19 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema26.properties.spec,data:data10};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data10.displayName !== undefined){
let data11 = data10.displayName;
if(typeof data11 === "string"){
if(func3(data11) > 100){
const err20 = {instancePath:instancePath+"/spec/displayName",schemaPath:"#/properties/spec/properties/displayName/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters",schema:100,parentSchema:schema26.properties.spec.properties.displayName,data:data11};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(func3(data11) < 1){
const err21 = {instancePath:instancePath+"/spec/displayName",schemaPath:"#/properties/spec/properties/displayName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema26.properties.spec.properties.displayName,data:data11};
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
const err22 = {instancePath:instancePath+"/spec/displayName",schemaPath:"#/properties/spec/properties/displayName/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema26.properties.spec.properties.displayName.type,parentSchema:schema26.properties.spec.properties.displayName,data:data11};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data10.description !== undefined){
let data12 = data10.description;
if(typeof data12 === "string"){
if(func3(data12) > 1000){
const err23 = {instancePath:instancePath+"/spec/description",schemaPath:"#/properties/spec/properties/description/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema26.properties.spec.properties.description,data:data12};
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
const err24 = {instancePath:instancePath+"/spec/description",schemaPath:"#/properties/spec/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema26.properties.spec.properties.description.type,parentSchema:schema26.properties.spec.properties.description,data:data12};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data10.members !== undefined){
let data13 = data10.members;
if(Array.isArray(data13)){
const len0 = data13.length;
for(let i0=0; i0<len0; i0++){
let data14 = data13[i0];
if(typeof data14 === "string"){
if(func3(data14) < 1){
const err25 = {instancePath:instancePath+"/spec/members/" + i0,schemaPath:"#/properties/spec/properties/members/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema26.properties.spec.properties.members.items,data:data14};
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
const err26 = {instancePath:instancePath+"/spec/members/" + i0,schemaPath:"#/properties/spec/properties/members/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema26.properties.spec.properties.members.items.type,parentSchema:schema26.properties.spec.properties.members.items,data:data14};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
let i1 = data13.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data13[i1];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err27 = {instancePath:instancePath+"/spec/members",schemaPath:"#/properties/spec/properties/members/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i1+" are identical)",schema:true,parentSchema:schema26.properties.spec.properties.members,data:data13};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
break;
}
indices0[item0] = i1;
}
}
}
else {
const err28 = {instancePath:instancePath+"/spec/members",schemaPath:"#/properties/spec/properties/members/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema26.properties.spec.properties.members.type,parentSchema:schema26.properties.spec.properties.members,data:data13};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
}
else {
const err29 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema26.properties.spec.type,parentSchema:schema26.properties.spec,data:data10};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
else {
const err30 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema26.type,parentSchema:schema26,data};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
validate12.errors = vErrors;
return errors === 0;
}

exports.issuer = validate13;
const schema28 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://idpfile.dev/schemas/v1/issuer.json","title":"IssuerDocument","description":"The issuer itself: where it answers and how it looks. One per configuration directory, in issuer.yaml.","type":"object","required":["apiVersion","kind","metadata","spec"],"additionalProperties":false,"properties":{"apiVersion":{"description":"Version of the language the file is written in.","const":"idpfile/v1"},"kind":{"description":"What the file declares.","const":"Issuer"},"metadata":{"$ref":"metadata.json"},"spec":{"title":"IssuerSpec","description":"The issuer's settings.","type":"object","required":["url"],"additionalProperties":false,"properties":{"url":{"description":"The issuer identifier (iss), and the address people and apps reach it at. Without a final slash. Changing it breaks every app.","type":"string","format":"issuer-url","examples":["https://auth.example.com"]},"listen":{"description":"Where the server listens. A change needs a restart.","type":"object","additionalProperties":false,"properties":{"address":{"description":"host:port. Default: 127.0.0.1 and the port of url, or 8080 where url is https.","type":"string","format":"listen-address","examples":["0.0.0.0:8080"]},"trustProxy":{"description":"Addresses or networks of the proxies whose X-Forwarded-For is believed.","type":"array","items":{"type":"string","format":"ip-network"},"examples":[["10.0.0.0/8"]]},"clientCertificate":{"description":"Where the proxy puts the certificate that a client presents by TLS (RFC 8705). The headers are believed from addresses of trustProxy alone; the proxy must overwrite them.","type":"object","required":["header"],"additionalProperties":false,"properties":{"header":{"description":"The header with the certificate: URL-encoded PEM, base64 DER between colons (RFC 9440), or plain base64 DER.","type":"string","pattern":"^[A-Za-z0-9-]+$","examples":["Client-Cert"]},"verifiedHeader":{"description":"The header in which the proxy says SUCCESS once it has verified who issued the certificate. Needed for tls_client_auth.","type":"string","pattern":"^[A-Za-z0-9-]+$","examples":["X-Client-Verify"]}}}}},"pushedAuthorizationRequests":{"description":"required has every client push its authorization requests (RFC 9126). Default: as each client says.","enum":["required","optional"],"examples":["required"]},"clientIdMetadataDocuments":{"description":"Lets apps sign people in whose client_id is the https URL of a document that describes them (OAuth Client ID Metadata Document), with no file here. They are public clients, and people are asked at every sign-in.","type":"object","required":["hosts"],"additionalProperties":false,"properties":{"hosts":{"description":"The hosts, with port if they have one, whose documents are fetched. Addresses of private networks are not.","type":"array","minItems":1,"maxItems":100,"uniqueItems":true,"items":{"type":"string","pattern":"^[a-z0-9-]+(\\.[a-z0-9-]+)+(:[0-9]+)?$"},"examples":[["apps.example.com"]]}}},"secretFiles":{"description":"Directories outside of the configuration directory whose files a secretRef may name, such as where the platform mounts secrets. Default: none.","type":"array","items":{"type":"string","pattern":"^/."},"examples":[["/run/secrets"]]},"include":{"description":"Directories with folders of the same names, whose files are read as well: a path below the directory, in each part of which one * may stand for anything. They hold no issuer.yaml and no policy.yaml. Only in issuer.yaml itself. Default: none.","type":"array","maxItems":100,"uniqueItems":true,"items":{"type":"string","format":"include-pattern"},"examples":[["teams/*"]]},"reload":{"description":"How a running server takes over changes of the directory.","type":"object","additionalProperties":false,"properties":{"mode":{"description":"What a mistake holds back. isolate (the default): the file it is in, of which the last good version stays in use while everything else goes live. atomic: the whole revision.","enum":["isolate","atomic"],"examples":["atomic"]},"allowEmpty":{"description":"Take over a directory that holds no file at all. By default that counts as an accident, and what was served stays. Default: false.","type":"boolean","examples":[true]}}},"admin":{"description":"The listener for probes and operators. A change needs a restart.","type":"object","additionalProperties":false,"properties":{"address":{"description":"host:port, or off. Default: 127.0.0.1:9090.","type":"string","format":"listen-address-or-off"}}},"storage":{"description":"Where sessions, grants and tokens are kept. A change needs a restart.","type":"object","additionalProperties":false,"properties":{"url":{"description":"sqlite: (a file in the state directory), sqlite:PATH, memory: (forgets everything at exit), or a server that several processes may share: postgres://USER@HOST/DATABASE, redis://HOST, rediss://HOST, redis+cluster://HOST,HOST or redis+sentinel://HOST,HOST/NAME. Default: sqlite:","type":"string","pattern":"^(sqlite|memory|postgres|postgresql|rediss?([+](cluster|sentinel))?):","examples":["sqlite:","postgres://idpfile@db.example.com/idpfile"]},"passwordRef":{"allOf":[{"$ref":"secret-ref.json"}],"description":"Names the password for the server of url, which must not hold it."},"sealKey":{"description":"The key under which all that is kept is encrypted (AES-256-GCM): 32 random bytes in base64, as \"openssl rand -base64 32\" makes them. Without it, nobody can sign in with what the store holds, but who signed in to what can be read there.","type":"object","required":["secretRef"],"additionalProperties":false,"properties":{"secretRef":{"allOf":[{"$ref":"secret-ref.json"}],"description":"Names the key that all new state is sealed with.","examples":[{"name":"storage","key":"sealKey"}]},"previous":{"description":"Keys before that of secretRef, which open what they sealed.","type":"array","maxItems":5,"items":{"type":"object","required":["secretRef"],"additionalProperties":false,"properties":{"secretRef":{"$ref":"secret-ref.json"}}},"examples":[[{"secretRef":{"name":"storage","key":"oldSealKey"}}]]}}}}},"keys":{"description":"The signing keys. By default the server makes its own in the state directory, and replaces them from time to time.","type":"object","additionalProperties":false,"properties":{"secretRef":{"allOf":[{"$ref":"secret-ref.json"}],"description":"Names keys of your own: a private JWK set (RFC 7517). The first key of an algorithm signs."},"useFrom":{"description":"The keys of secretRef sign from then on (RFC 3339), and are only published until then. Needed with previous.","type":"string","format":"timestamp","examples":["2026-11-22T12:00:00Z"]},"previous":{"description":"Keys before those of secretRef, which verify what they signed. Until useFrom those sign that are published longest.","type":"array","maxItems":5,"items":{"type":"object","required":["secretRef","until"],"additionalProperties":false,"properties":{"secretRef":{"$ref":"secret-ref.json"},"until":{"description":"From then on they are not published any more, and nothing they signed is accepted (RFC 3339).","type":"string","format":"timestamp","examples":["2026-12-07T12:00:00Z"]}}}},"rotateEvery":{"description":"How long keys that the server has made for itself sign, before it replaces them; never, if it should not. At least 2d. Default: 90d.","type":"string","format":"duration-or-never","examples":["30d","never"]}}},"defaults":{"description":"Lifetimes where a client says nothing else.","type":"object","additionalProperties":false,"properties":{"accessTokenTTL":{"allOf":[{"$ref":"duration.json"}],"description":"Lifetime of an access token. Default: 1h."},"idTokenTTL":{"allOf":[{"$ref":"duration.json"}],"description":"Lifetime of an ID token. Default: 1h."},"refreshTokenTTL":{"allOf":[{"$ref":"duration.json"}],"description":"Lifetime of a refresh token that is not used. Default: 30d."},"sessionTTL":{"allOf":[{"$ref":"duration.json"}],"description":"How long a person stays signed in who asked for it. Default: 14d."},"sessionIdle":{"allOf":[{"$ref":"duration.json"}],"description":"Ends the session of a browser that was not used for so long; sessionTTL then counts from the sign-in on, and not from the last use. Tokens without offline_access end with it. For sessions that there are already it begins with their next use."}}},"ui":{"description":"How the pages look.","type":"object","additionalProperties":false,"properties":{"title":{"description":"Name of the sign-in service. Default: Sign in service at the host of url.","type":"string","minLength":1,"maxLength":60},"links":{"description":"Links at the foot of every page.","type":"object","additionalProperties":false,"properties":{"help":{"description":"Where people get help.","type":"string","format":"web-url"},"privacy":{"description":"The privacy notice.","type":"string","format":"web-url"}}},"logo":{"description":"Path of an image below theme/ in this directory: svg, png, jpg or webp. It stands at the top of every page, at most 28 pixels high.","type":"string","pattern":"^(\\./)?theme/.+\\.(svg|png|jpe?g|webp)$","examples":["theme/logo.svg"]},"accentColor":{"description":"Colour of buttons and links. Text of this colour has to be readable on the pages (WCAG 2.2, a contrast of 4.5); for dark mode it is lightened. Default: a blue.","type":"string","pattern":"^#[0-9a-fA-F]{6}$","examples":["#1f5fbf"]},"css":{"description":"Path of a style sheet below theme/ in this directory. It counts after our own; it cannot ask other servers for anything.","type":"string","pattern":"^(\\./)?theme/.+\\.css$","examples":["theme/extra.css"]},"locales":{"description":"Languages of the pages. The first one is spoken to whoever asks for none of them. Default: en, de.","type":"array","minItems":1,"uniqueItems":true,"items":{"enum":["en","de"]},"examples":[["de"]]}}},"cookies":{"description":"The keys that sign cookies. By default they are generated in the state directory at the first start.","type":"object","required":["secretRef"],"additionalProperties":false,"properties":{"secretRef":{"$ref":"secret-ref.json"}}},"passwordLogin":{"description":"false takes passwords off the sign-in page. Default: true.","type":"boolean"},"enforcePolicy":{"description":"Whether a server refuses files that break a rule which the Policy has as an error. Default: false.","type":"boolean","examples":[true]},"strictGroups":{"description":"true makes every group that a user, client or claim names need a Group of its own. Default: false.","type":"boolean"},"routes":{"description":"Where the endpoints are: paths below url. A change is live at once: sign-ins under way begin again, and apps that keep the metadata have to read it anew.","type":"object","additionalProperties":false,"properties":{"authorization":{"description":"Where apps send people to sign in. Default: /auth.","type":"string","format":"endpoint-path","examples":["/oauth2/authorize"]},"token":{"description":"The token endpoint. Default: /token.","type":"string","format":"endpoint-path","examples":["/oauth2/token"]},"userinfo":{"description":"The userinfo endpoint. Default: /me.","type":"string","format":"endpoint-path","examples":["/oauth2/userinfo"]},"jwks":{"description":"The public keys. Default: /jwks.","type":"string","format":"endpoint-path","examples":["/oauth2/jwks"]},"introspection":{"description":"The introspection endpoint. Default: /token/introspection.","type":"string","format":"endpoint-path"},"revocation":{"description":"The revocation endpoint. Default: /token/revocation.","type":"string","format":"endpoint-path"},"endSession":{"description":"Where apps send people to sign out. Default: /session/end.","type":"string","format":"endpoint-path"},"deviceAuthorization":{"description":"Where devices ask for a code. Default: /device/auth.","type":"string","format":"endpoint-path"},"codeVerification":{"description":"The page on which people type the code of a device. Default: /device.","type":"string","format":"endpoint-path"},"pushedAuthorizationRequest":{"description":"Where clients push authorization requests. Default: /request.","type":"string","format":"endpoint-path"}}},"webfinger":{"description":"Answers WebFinger (RFC 7033), at the root of the host, with the address of this issuer.","type":"object","additionalProperties":false,"properties":{"enabled":{"description":"Default: false.","type":"boolean"},"domains":{"description":"Mail domains, in lower case: acct:anybody@example.com is answered alike, whether or not that person exists.","type":"array","minItems":1,"uniqueItems":true,"items":{"type":"string","pattern":"^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$"},"examples":[["example.com"]]}}},"status":{"description":"Who may see the status page.","type":"object","additionalProperties":false,"properties":{"allowedGroups":{"description":"Groups whose members may.","type":"array","items":{"type":"string"}}}},"errors":{"description":"What error pages tell.","type":"object","additionalProperties":false,"properties":{"hints":{"description":"near-miss says on the error page in what the address that an app asked for differs from a registered one, such as in the slash at its end, and shows neither. none does not. The log has both either way. Default: near-miss.","enum":["none","near-miss"]}}}}}}};
const pattern15 = new RegExp("^[A-Za-z0-9-]+$", "u");
const pattern17 = new RegExp("^[a-z0-9-]+(\\.[a-z0-9-]+)+(:[0-9]+)?$", "u");
const pattern18 = new RegExp("^/.", "u");
const pattern19 = new RegExp("^(sqlite|memory|postgres|postgresql|rediss?([+](cluster|sentinel))?):", "u");
const pattern30 = new RegExp("^(\\./)?theme/.+\\.(svg|png|jpe?g|webp)$", "u");
const pattern31 = new RegExp("^#[0-9a-fA-F]{6}$", "u");
const pattern32 = new RegExp("^(\\./)?theme/.+\\.css$", "u");
const pattern35 = new RegExp("^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$", "u");
const formats44 = formats["issuer-url"];
const formats46 = formats["listen-address"];
const formats48 = formats["ip-network"];
const formats50 = formats["include-pattern"];
const formats52 = formats["listen-address-or-off"];
const formats58 = formats["duration-or-never"];
const formats74 = formats["endpoint-path"];

function validate13(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="https://idpfile.dev/schemas/v1/issuer.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.apiVersion === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "apiVersion"},message:"must have required property '"+"apiVersion"+"'",schema:schema28.required,parentSchema:schema28,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.kind === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'",schema:schema28.required,parentSchema:schema28,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.metadata === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "metadata"},message:"must have required property '"+"metadata"+"'",schema:schema28.required,parentSchema:schema28,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.spec === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "spec"},message:"must have required property '"+"spec"+"'",schema:schema28.required,parentSchema:schema28,data};
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
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema28,data};
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
const err5 = {instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "idpfile/v1"},message:"must be equal to constant",schema:"idpfile/v1",parentSchema:schema28.properties.apiVersion,data:data0};
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
const err6 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "Issuer"},message:"must be equal to constant",schema:"Issuer",parentSchema:schema28.properties.kind,data:data1};
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
const err18 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty: "url"},message:"must have required property '"+"url"+"'",schema:schema28.properties.spec.required,parentSchema:schema28.properties.spec,data:data9};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
for(const key4 in data9){
if(!(func2.call(schema28.properties.spec.properties, key4))){
const err19 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema28.properties.spec,data:data9};
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
if(!(formats44(data10))){
const err20 = {instancePath:instancePath+"/spec/url",schemaPath:"#/properties/spec/properties/url/format",keyword:"format",params:{format: "issuer-url"},message:"must match format \""+"issuer-url"+"\"",schema:"issuer-url",parentSchema:schema28.properties.spec.properties.url,data:data10};
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
const err21 = {instancePath:instancePath+"/spec/url",schemaPath:"#/properties/spec/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema28.properties.spec.properties.url.type,parentSchema:schema28.properties.spec.properties.url,data:data10};
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
if(!(((key5 === "address") || (key5 === "trustProxy")) || (key5 === "clientCertificate"))){
const err22 = {instancePath:instancePath+"/spec/listen",schemaPath:"#/properties/spec/properties/listen/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties",schema:false,parentSchema:schema28.properties.spec.properties.listen,data:data11};
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
if(!(formats46(data12))){
const err23 = {instancePath:instancePath+"/spec/listen/address",schemaPath:"#/properties/spec/properties/listen/properties/address/format",keyword:"format",params:{format: "listen-address"},message:"must match format \""+"listen-address"+"\"",schema:"listen-address",parentSchema:schema28.properties.spec.properties.listen.properties.address,data:data12};
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
const err24 = {instancePath:instancePath+"/spec/listen/address",schemaPath:"#/properties/spec/properties/listen/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema28.properties.spec.properties.listen.properties.address.type,parentSchema:schema28.properties.spec.properties.listen.properties.address,data:data12};
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
if(!(formats48(data14))){
const err25 = {instancePath:instancePath+"/spec/listen/trustProxy/" + i0,schemaPath:"#/properties/spec/properties/listen/properties/trustProxy/items/format",keyword:"format",params:{format: "ip-network"},message:"must match format \""+"ip-network"+"\"",schema:"ip-network",parentSchema:schema28.properties.spec.properties.listen.properties.trustProxy.items,data:data14};
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
const err26 = {instancePath:instancePath+"/spec/listen/trustProxy/" + i0,schemaPath:"#/properties/spec/properties/listen/properties/trustProxy/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema28.properties.spec.properties.listen.properties.trustProxy.items.type,parentSchema:schema28.properties.spec.properties.listen.properties.trustProxy.items,data:data14};
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
const err27 = {instancePath:instancePath+"/spec/listen/trustProxy",schemaPath:"#/properties/spec/properties/listen/properties/trustProxy/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema28.properties.spec.properties.listen.properties.trustProxy.type,parentSchema:schema28.properties.spec.properties.listen.properties.trustProxy,data:data13};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data11.clientCertificate !== undefined){
let data15 = data11.clientCertificate;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
if(data15.header === undefined){
const err28 = {instancePath:instancePath+"/spec/listen/clientCertificate",schemaPath:"#/properties/spec/properties/listen/properties/clientCertificate/required",keyword:"required",params:{missingProperty: "header"},message:"must have required property '"+"header"+"'",schema:schema28.properties.spec.properties.listen.properties.clientCertificate.required,parentSchema:schema28.properties.spec.properties.listen.properties.clientCertificate,data:data15};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
for(const key6 in data15){
if(!((key6 === "header") || (key6 === "verifiedHeader"))){
const err29 = {instancePath:instancePath+"/spec/listen/clientCertificate",schemaPath:"#/properties/spec/properties/listen/properties/clientCertificate/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties",schema:false,parentSchema:schema28.properties.spec.properties.listen.properties.clientCertificate,data:data15};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data15.header !== undefined){
let data16 = data15.header;
if(typeof data16 === "string"){
if(!pattern15.test(data16)){
const err30 = {instancePath:instancePath+"/spec/listen/clientCertificate/header",schemaPath:"#/properties/spec/properties/listen/properties/clientCertificate/properties/header/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9-]+$"},message:"must match pattern \""+"^[A-Za-z0-9-]+$"+"\"",schema:"^[A-Za-z0-9-]+$",parentSchema:schema28.properties.spec.properties.listen.properties.clientCertificate.properties.header,data:data16};
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
const err31 = {instancePath:instancePath+"/spec/listen/clientCertificate/header",schemaPath:"#/properties/spec/properties/listen/properties/clientCertificate/properties/header/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema28.properties.spec.properties.listen.properties.clientCertificate.properties.header.type,parentSchema:schema28.properties.spec.properties.listen.properties.clientCertificate.properties.header,data:data16};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data15.verifiedHeader !== undefined){
let data17 = data15.verifiedHeader;
if(typeof data17 === "string"){
if(!pattern15.test(data17)){
const err32 = {instancePath:instancePath+"/spec/listen/clientCertificate/verifiedHeader",schemaPath:"#/properties/spec/properties/listen/properties/clientCertificate/properties/verifiedHeader/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9-]+$"},message:"must match pattern \""+"^[A-Za-z0-9-]+$"+"\"",schema:"^[A-Za-z0-9-]+$",parentSchema:schema28.properties.spec.properties.listen.properties.clientCertificate.properties.verifiedHeader,data:data17};
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
const err33 = {instancePath:instancePath+"/spec/listen/clientCertificate/verifiedHeader",schemaPath:"#/properties/spec/properties/listen/properties/clientCertificate/properties/verifiedHeader/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema28.properties.spec.properties.listen.properties.clientCertificate.properties.verifiedHeader.type,parentSchema:schema28.properties.spec.properties.listen.properties.clientCertificate.properties.verifiedHeader,data:data17};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
}
else {
const err34 = {instancePath:instancePath+"/spec/listen/clientCertificate",schemaPath:"#/properties/spec/properties/listen/properties/clientCertificate/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema28.properties.spec.properties.listen.properties.clientCertificate.type,parentSchema:schema28.properties.spec.properties.listen.properties.clientCertificate,data:data15};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
}
else {
const err35 = {instancePath:instancePath+"/spec/listen",schemaPath:"#/properties/spec/properties/listen/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema28.properties.spec.properties.listen.type,parentSchema:schema28.properties.spec.properties.listen,data:data11};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data9.pushedAuthorizationRequests !== undefined){
let data18 = data9.pushedAuthorizationRequests;
if(!((data18 === "required") || (data18 === "optional"))){
const err36 = {instancePath:instancePath+"/spec/pushedAuthorizationRequests",schemaPath:"#/properties/spec/properties/pushedAuthorizationRequests/enum",keyword:"enum",params:{allowedValues: schema28.properties.spec.properties.pushedAuthorizationRequests.enum},message:"must be equal to one of the allowed values",schema:schema28.properties.spec.properties.pushedAuthorizationRequests.enum,parentSchema:schema28.properties.spec.properties.pushedAuthorizationRequests,data:data18};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data9.clientIdMetadataDocuments !== undefined){
let data19 = data9.clientIdMetadataDocuments;
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
if(data19.hosts === undefined){
const err37 = {instancePath:instancePath+"/spec/clientIdMetadataDocuments",schemaPath:"#/properties/spec/properties/clientIdMetadataDocuments/required",keyword:"required",params:{missingProperty: "hosts"},message:"must have required property '"+"hosts"+"'",schema:schema28.properties.spec.properties.clientIdMetadataDocuments.required,parentSchema:schema28.properties.spec.properties.clientIdMetadataDocuments,data:data19};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
for(const key7 in data19){
if(!(key7 === "hosts")){
const err38 = {instancePath:instancePath+"/spec/clientIdMetadataDocuments",schemaPath:"#/properties/spec/properties/clientIdMetadataDocuments/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties",schema:false,parentSchema:schema28.properties.spec.properties.clientIdMetadataDocuments,data:data19};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data19.hosts !== undefined){
let data20 = data19.hosts;
if(Array.isArray(data20)){
if(data20.length > 100){
const err39 = {instancePath:instancePath+"/spec/clientIdMetadataDocuments/hosts",schemaPath:"#/properties/spec/properties/clientIdMetadataDocuments/properties/hosts/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items",schema:100,parentSchema:schema28.properties.spec.properties.clientIdMetadataDocuments.properties.hosts,data:data20};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
if(data20.length < 1){
const err40 = {instancePath:instancePath+"/spec/clientIdMetadataDocuments/hosts",schemaPath:"#/properties/spec/properties/clientIdMetadataDocuments/properties/hosts/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema28.properties.spec.properties.clientIdMetadataDocuments.properties.hosts,data:data20};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
const len1 = data20.length;
for(let i1=0; i1<len1; i1++){
let data21 = data20[i1];
if(typeof data21 === "string"){
if(!pattern17.test(data21)){
const err41 = {instancePath:instancePath+"/spec/clientIdMetadataDocuments/hosts/" + i1,schemaPath:"#/properties/spec/properties/clientIdMetadataDocuments/properties/hosts/items/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9-]+(\\.[a-z0-9-]+)+(:[0-9]+)?$"},message:"must match pattern \""+"^[a-z0-9-]+(\\.[a-z0-9-]+)+(:[0-9]+)?$"+"\"",schema:"^[a-z0-9-]+(\\.[a-z0-9-]+)+(:[0-9]+)?$",parentSchema:schema28.properties.spec.properties.clientIdMetadataDocuments.properties.hosts.items,data:data21};
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
const err42 = {instancePath:instancePath+"/spec/clientIdMetadataDocuments/hosts/" + i1,schemaPath:"#/properties/spec/properties/clientIdMetadataDocuments/properties/hosts/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema28.properties.spec.properties.clientIdMetadataDocuments.properties.hosts.items.type,parentSchema:schema28.properties.spec.properties.clientIdMetadataDocuments.properties.hosts.items,data:data21};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
let i2 = data20.length;
let j0;
if(i2 > 1){
const indices0 = {};
for(;i2--;){
let item0 = data20[i2];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err43 = {instancePath:instancePath+"/spec/clientIdMetadataDocuments/hosts",schemaPath:"#/properties/spec/properties/clientIdMetadataDocuments/properties/hosts/uniqueItems",keyword:"uniqueItems",params:{i: i2, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i2+" are identical)",schema:true,parentSchema:schema28.properties.spec.properties.clientIdMetadataDocuments.properties.hosts,data:data20};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
break;
}
indices0[item0] = i2;
}
}
}
else {
const err44 = {instancePath:instancePath+"/spec/clientIdMetadataDocuments/hosts",schemaPath:"#/properties/spec/properties/clientIdMetadataDocuments/properties/hosts/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema28.properties.spec.properties.clientIdMetadataDocuments.properties.hosts.type,parentSchema:schema28.properties.spec.properties.clientIdMetadataDocuments.properties.hosts,data:data20};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
}
else {
const err45 = {instancePath:instancePath+"/spec/clientIdMetadataDocuments",schemaPath:"#/properties/spec/properties/clientIdMetadataDocuments/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema28.properties.spec.properties.clientIdMetadataDocuments.type,parentSchema:schema28.properties.spec.properties.clientIdMetadataDocuments,data:data19};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data9.secretFiles !== undefined){
let data22 = data9.secretFiles;
if(Array.isArray(data22)){
const len2 = data22.length;
for(let i3=0; i3<len2; i3++){
let data23 = data22[i3];
if(typeof data23 === "string"){
if(!pattern18.test(data23)){
const err46 = {instancePath:instancePath+"/spec/secretFiles/" + i3,schemaPath:"#/properties/spec/properties/secretFiles/items/pattern",keyword:"pattern",params:{pattern: "^/."},message:"must match pattern \""+"^/."+"\"",schema:"^/.",parentSchema:schema28.properties.spec.properties.secretFiles.items,data:data23};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
else {
const err47 = {instancePath:instancePath+"/spec/secretFiles/" + i3,schemaPath:"#/properties/spec/properties/secretFiles/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema28.properties.spec.properties.secretFiles.items.type,parentSchema:schema28.properties.spec.properties.secretFiles.items,data:data23};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
}
else {
const err48 = {instancePath:instancePath+"/spec/secretFiles",schemaPath:"#/properties/spec/properties/secretFiles/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema28.properties.spec.properties.secretFiles.type,parentSchema:schema28.properties.spec.properties.secretFiles,data:data22};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data9.include !== undefined){
let data24 = data9.include;
if(Array.isArray(data24)){
if(data24.length > 100){
const err49 = {instancePath:instancePath+"/spec/include",schemaPath:"#/properties/spec/properties/include/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items",schema:100,parentSchema:schema28.properties.spec.properties.include,data:data24};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
const len3 = data24.length;
for(let i4=0; i4<len3; i4++){
let data25 = data24[i4];
if(typeof data25 === "string"){
if(!(formats50(data25))){
const err50 = {instancePath:instancePath+"/spec/include/" + i4,schemaPath:"#/properties/spec/properties/include/items/format",keyword:"format",params:{format: "include-pattern"},message:"must match format \""+"include-pattern"+"\"",schema:"include-pattern",parentSchema:schema28.properties.spec.properties.include.items,data:data25};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
else {
const err51 = {instancePath:instancePath+"/spec/include/" + i4,schemaPath:"#/properties/spec/properties/include/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema28.properties.spec.properties.include.items.type,parentSchema:schema28.properties.spec.properties.include.items,data:data25};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
let i5 = data24.length;
let j1;
if(i5 > 1){
const indices1 = {};
for(;i5--;){
let item1 = data24[i5];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j1 = indices1[item1];
const err52 = {instancePath:instancePath+"/spec/include",schemaPath:"#/properties/spec/properties/include/uniqueItems",keyword:"uniqueItems",params:{i: i5, j: j1},message:"must NOT have duplicate items (items ## "+j1+" and "+i5+" are identical)",schema:true,parentSchema:schema28.properties.spec.properties.include,data:data24};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
break;
}
indices1[item1] = i5;
}
}
}
else {
const err53 = {instancePath:instancePath+"/spec/include",schemaPath:"#/properties/spec/properties/include/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema28.properties.spec.properties.include.type,parentSchema:schema28.properties.spec.properties.include,data:data24};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data9.reload !== undefined){
let data26 = data9.reload;
if(data26 && typeof data26 == "object" && !Array.isArray(data26)){
for(const key8 in data26){
if(!((key8 === "mode") || (key8 === "allowEmpty"))){
const err54 = {instancePath:instancePath+"/spec/reload",schemaPath:"#/properties/spec/properties/reload/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties",schema:false,parentSchema:schema28.properties.spec.properties.reload,data:data26};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data26.mode !== undefined){
let data27 = data26.mode;
if(!((data27 === "isolate") || (data27 === "atomic"))){
const err55 = {instancePath:instancePath+"/spec/reload/mode",schemaPath:"#/properties/spec/properties/reload/properties/mode/enum",keyword:"enum",params:{allowedValues: schema28.properties.spec.properties.reload.properties.mode.enum},message:"must be equal to one of the allowed values",schema:schema28.properties.spec.properties.reload.properties.mode.enum,parentSchema:schema28.properties.spec.properties.reload.properties.mode,data:data27};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
if(data26.allowEmpty !== undefined){
let data28 = data26.allowEmpty;
if(typeof data28 !== "boolean"){
const err56 = {instancePath:instancePath+"/spec/reload/allowEmpty",schemaPath:"#/properties/spec/properties/reload/properties/allowEmpty/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema28.properties.spec.properties.reload.properties.allowEmpty.type,parentSchema:schema28.properties.spec.properties.reload.properties.allowEmpty,data:data28};
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
const err57 = {instancePath:instancePath+"/spec/reload",schemaPath:"#/properties/spec/properties/reload/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema28.properties.spec.properties.reload.type,parentSchema:schema28.properties.spec.properties.reload,data:data26};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data9.admin !== undefined){
let data29 = data9.admin;
if(data29 && typeof data29 == "object" && !Array.isArray(data29)){
for(const key9 in data29){
if(!(key9 === "address")){
const err58 = {instancePath:instancePath+"/spec/admin",schemaPath:"#/properties/spec/properties/admin/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties",schema:false,parentSchema:schema28.properties.spec.properties.admin,data:data29};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(data29.address !== undefined){
let data30 = data29.address;
if(typeof data30 === "string"){
if(!(formats52(data30))){
const err59 = {instancePath:instancePath+"/spec/admin/address",schemaPath:"#/properties/spec/properties/admin/properties/address/format",keyword:"format",params:{format: "listen-address-or-off"},message:"must match format \""+"listen-address-or-off"+"\"",schema:"listen-address-or-off",parentSchema:schema28.properties.spec.properties.admin.properties.address,data:data30};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
else {
const err60 = {instancePath:instancePath+"/spec/admin/address",schemaPath:"#/properties/spec/properties/admin/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema28.properties.spec.properties.admin.properties.address.type,parentSchema:schema28.properties.spec.properties.admin.properties.address,data:data30};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
}
else {
const err61 = {instancePath:instancePath+"/spec/admin",schemaPath:"#/properties/spec/properties/admin/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema28.properties.spec.properties.admin.type,parentSchema:schema28.properties.spec.properties.admin,data:data29};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
if(data9.storage !== undefined){
let data31 = data9.storage;
if(data31 && typeof data31 == "object" && !Array.isArray(data31)){
for(const key10 in data31){
if(!(((key10 === "url") || (key10 === "passwordRef")) || (key10 === "sealKey"))){
const err62 = {instancePath:instancePath+"/spec/storage",schemaPath:"#/properties/spec/properties/storage/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},message:"must NOT have additional properties",schema:false,parentSchema:schema28.properties.spec.properties.storage,data:data31};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
if(data31.url !== undefined){
let data32 = data31.url;
if(typeof data32 === "string"){
if(!pattern19.test(data32)){
const err63 = {instancePath:instancePath+"/spec/storage/url",schemaPath:"#/properties/spec/properties/storage/properties/url/pattern",keyword:"pattern",params:{pattern: "^(sqlite|memory|postgres|postgresql|rediss?([+](cluster|sentinel))?):"},message:"must match pattern \""+"^(sqlite|memory|postgres|postgresql|rediss?([+](cluster|sentinel))?):"+"\"",schema:"^(sqlite|memory|postgres|postgresql|rediss?([+](cluster|sentinel))?):",parentSchema:schema28.properties.spec.properties.storage.properties.url,data:data32};
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
const err64 = {instancePath:instancePath+"/spec/storage/url",schemaPath:"#/properties/spec/properties/storage/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema28.properties.spec.properties.storage.properties.url.type,parentSchema:schema28.properties.spec.properties.storage.properties.url,data:data32};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
if(data31.passwordRef !== undefined){
let data33 = data31.passwordRef;
if(data33 && typeof data33 == "object" && !Array.isArray(data33)){
for(const key11 in data33){
if(!(((((key11 === "name") || (key11 === "namespace")) || (key11 === "key")) || (key11 === "file")) || (key11 === "env"))){
const err65 = {instancePath:instancePath+"/spec/storage/passwordRef",schemaPath:"secret-ref.json/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11},message:"must NOT have additional properties",schema:false,parentSchema:schema14,data:data33};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data33.name !== undefined){
let data34 = data33.name;
if(typeof data34 === "string"){
if(func3(data34) < 1){
const err66 = {instancePath:instancePath+"/spec/storage/passwordRef/name",schemaPath:"secret-ref.json/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema14.properties.name,data:data34};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
else {
const err67 = {instancePath:instancePath+"/spec/storage/passwordRef/name",schemaPath:"secret-ref.json/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.name.type,parentSchema:schema14.properties.name,data:data34};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
if(data33.namespace !== undefined){
let data35 = data33.namespace;
if(typeof data35 !== "string"){
const err68 = {instancePath:instancePath+"/spec/storage/passwordRef/namespace",schemaPath:"secret-ref.json/properties/namespace/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.namespace.type,parentSchema:schema14.properties.namespace,data:data35};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
if(data33.key !== undefined){
let data36 = data33.key;
if(typeof data36 === "string"){
if(func3(data36) < 1){
const err69 = {instancePath:instancePath+"/spec/storage/passwordRef/key",schemaPath:"secret-ref.json/properties/key/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema14.properties.key,data:data36};
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
const err70 = {instancePath:instancePath+"/spec/storage/passwordRef/key",schemaPath:"secret-ref.json/properties/key/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.key.type,parentSchema:schema14.properties.key,data:data36};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
if(data33.file !== undefined){
let data37 = data33.file;
if(typeof data37 === "string"){
if(!pattern2.test(data37)){
const err71 = {instancePath:instancePath+"/spec/storage/passwordRef/file",schemaPath:"secret-ref.json/properties/file/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\"",schema:"^/",parentSchema:schema14.properties.file,data:data37};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
else {
const err72 = {instancePath:instancePath+"/spec/storage/passwordRef/file",schemaPath:"secret-ref.json/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.file.type,parentSchema:schema14.properties.file,data:data37};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
if(data33.env !== undefined){
let data38 = data33.env;
if(typeof data38 === "string"){
if(!pattern3.test(data38)){
const err73 = {instancePath:instancePath+"/spec/storage/passwordRef/env",schemaPath:"secret-ref.json/properties/env/pattern",keyword:"pattern",params:{pattern: "^IDPFILE_SECRET_[A-Z0-9_]+$"},message:"must match pattern \""+"^IDPFILE_SECRET_[A-Z0-9_]+$"+"\"",schema:"^IDPFILE_SECRET_[A-Z0-9_]+$",parentSchema:schema14.properties.env,data:data38};
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
const err74 = {instancePath:instancePath+"/spec/storage/passwordRef/env",schemaPath:"secret-ref.json/properties/env/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.env.type,parentSchema:schema14.properties.env,data:data38};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
}
else {
const err75 = {instancePath:instancePath+"/spec/storage/passwordRef",schemaPath:"secret-ref.json/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema14.type,parentSchema:schema14,data:data33};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
if(data31.sealKey !== undefined){
let data39 = data31.sealKey;
if(data39 && typeof data39 == "object" && !Array.isArray(data39)){
if(data39.secretRef === undefined){
const err76 = {instancePath:instancePath+"/spec/storage/sealKey",schemaPath:"#/properties/spec/properties/storage/properties/sealKey/required",keyword:"required",params:{missingProperty: "secretRef"},message:"must have required property '"+"secretRef"+"'",schema:schema28.properties.spec.properties.storage.properties.sealKey.required,parentSchema:schema28.properties.spec.properties.storage.properties.sealKey,data:data39};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
for(const key12 in data39){
if(!((key12 === "secretRef") || (key12 === "previous"))){
const err77 = {instancePath:instancePath+"/spec/storage/sealKey",schemaPath:"#/properties/spec/properties/storage/properties/sealKey/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},message:"must NOT have additional properties",schema:false,parentSchema:schema28.properties.spec.properties.storage.properties.sealKey,data:data39};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
if(data39.secretRef !== undefined){
let data40 = data39.secretRef;
if(data40 && typeof data40 == "object" && !Array.isArray(data40)){
for(const key13 in data40){
if(!(((((key13 === "name") || (key13 === "namespace")) || (key13 === "key")) || (key13 === "file")) || (key13 === "env"))){
const err78 = {instancePath:instancePath+"/spec/storage/sealKey/secretRef",schemaPath:"secret-ref.json/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13},message:"must NOT have additional properties",schema:false,parentSchema:schema14,data:data40};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
if(data40.name !== undefined){
let data41 = data40.name;
if(typeof data41 === "string"){
if(func3(data41) < 1){
const err79 = {instancePath:instancePath+"/spec/storage/sealKey/secretRef/name",schemaPath:"secret-ref.json/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema14.properties.name,data:data41};
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
const err80 = {instancePath:instancePath+"/spec/storage/sealKey/secretRef/name",schemaPath:"secret-ref.json/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.name.type,parentSchema:schema14.properties.name,data:data41};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
if(data40.namespace !== undefined){
let data42 = data40.namespace;
if(typeof data42 !== "string"){
const err81 = {instancePath:instancePath+"/spec/storage/sealKey/secretRef/namespace",schemaPath:"secret-ref.json/properties/namespace/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.namespace.type,parentSchema:schema14.properties.namespace,data:data42};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
if(data40.key !== undefined){
let data43 = data40.key;
if(typeof data43 === "string"){
if(func3(data43) < 1){
const err82 = {instancePath:instancePath+"/spec/storage/sealKey/secretRef/key",schemaPath:"secret-ref.json/properties/key/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema14.properties.key,data:data43};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
else {
const err83 = {instancePath:instancePath+"/spec/storage/sealKey/secretRef/key",schemaPath:"secret-ref.json/properties/key/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.key.type,parentSchema:schema14.properties.key,data:data43};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
if(data40.file !== undefined){
let data44 = data40.file;
if(typeof data44 === "string"){
if(!pattern2.test(data44)){
const err84 = {instancePath:instancePath+"/spec/storage/sealKey/secretRef/file",schemaPath:"secret-ref.json/properties/file/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\"",schema:"^/",parentSchema:schema14.properties.file,data:data44};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
else {
const err85 = {instancePath:instancePath+"/spec/storage/sealKey/secretRef/file",schemaPath:"secret-ref.json/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.file.type,parentSchema:schema14.properties.file,data:data44};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
if(data40.env !== undefined){
let data45 = data40.env;
if(typeof data45 === "string"){
if(!pattern3.test(data45)){
const err86 = {instancePath:instancePath+"/spec/storage/sealKey/secretRef/env",schemaPath:"secret-ref.json/properties/env/pattern",keyword:"pattern",params:{pattern: "^IDPFILE_SECRET_[A-Z0-9_]+$"},message:"must match pattern \""+"^IDPFILE_SECRET_[A-Z0-9_]+$"+"\"",schema:"^IDPFILE_SECRET_[A-Z0-9_]+$",parentSchema:schema14.properties.env,data:data45};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
else {
const err87 = {instancePath:instancePath+"/spec/storage/sealKey/secretRef/env",schemaPath:"secret-ref.json/properties/env/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.env.type,parentSchema:schema14.properties.env,data:data45};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
}
else {
const err88 = {instancePath:instancePath+"/spec/storage/sealKey/secretRef",schemaPath:"secret-ref.json/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema14.type,parentSchema:schema14,data:data40};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
if(data39.previous !== undefined){
let data46 = data39.previous;
if(Array.isArray(data46)){
if(data46.length > 5){
const err89 = {instancePath:instancePath+"/spec/storage/sealKey/previous",schemaPath:"#/properties/spec/properties/storage/properties/sealKey/properties/previous/maxItems",keyword:"maxItems",params:{limit: 5},message:"must NOT have more than 5 items",schema:5,parentSchema:schema28.properties.spec.properties.storage.properties.sealKey.properties.previous,data:data46};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
const len4 = data46.length;
for(let i6=0; i6<len4; i6++){
let data47 = data46[i6];
if(data47 && typeof data47 == "object" && !Array.isArray(data47)){
if(data47.secretRef === undefined){
const err90 = {instancePath:instancePath+"/spec/storage/sealKey/previous/" + i6,schemaPath:"#/properties/spec/properties/storage/properties/sealKey/properties/previous/items/required",keyword:"required",params:{missingProperty: "secretRef"},message:"must have required property '"+"secretRef"+"'",schema:schema28.properties.spec.properties.storage.properties.sealKey.properties.previous.items.required,parentSchema:schema28.properties.spec.properties.storage.properties.sealKey.properties.previous.items,data:data47};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
for(const key14 in data47){
if(!(key14 === "secretRef")){
const err91 = {instancePath:instancePath+"/spec/storage/sealKey/previous/" + i6,schemaPath:"#/properties/spec/properties/storage/properties/sealKey/properties/previous/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key14},message:"must NOT have additional properties",schema:false,parentSchema:schema28.properties.spec.properties.storage.properties.sealKey.properties.previous.items,data:data47};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
if(data47.secretRef !== undefined){
let data48 = data47.secretRef;
if(data48 && typeof data48 == "object" && !Array.isArray(data48)){
for(const key15 in data48){
if(!(((((key15 === "name") || (key15 === "namespace")) || (key15 === "key")) || (key15 === "file")) || (key15 === "env"))){
const err92 = {instancePath:instancePath+"/spec/storage/sealKey/previous/" + i6+"/secretRef",schemaPath:"secret-ref.json/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key15},message:"must NOT have additional properties",schema:false,parentSchema:schema14,data:data48};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
if(data48.name !== undefined){
let data49 = data48.name;
if(typeof data49 === "string"){
if(func3(data49) < 1){
const err93 = {instancePath:instancePath+"/spec/storage/sealKey/previous/" + i6+"/secretRef/name",schemaPath:"secret-ref.json/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema14.properties.name,data:data49};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
else {
const err94 = {instancePath:instancePath+"/spec/storage/sealKey/previous/" + i6+"/secretRef/name",schemaPath:"secret-ref.json/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.name.type,parentSchema:schema14.properties.name,data:data49};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
if(data48.namespace !== undefined){
let data50 = data48.namespace;
if(typeof data50 !== "string"){
const err95 = {instancePath:instancePath+"/spec/storage/sealKey/previous/" + i6+"/secretRef/namespace",schemaPath:"secret-ref.json/properties/namespace/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.namespace.type,parentSchema:schema14.properties.namespace,data:data50};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
if(data48.key !== undefined){
let data51 = data48.key;
if(typeof data51 === "string"){
if(func3(data51) < 1){
const err96 = {instancePath:instancePath+"/spec/storage/sealKey/previous/" + i6+"/secretRef/key",schemaPath:"secret-ref.json/properties/key/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema14.properties.key,data:data51};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
else {
const err97 = {instancePath:instancePath+"/spec/storage/sealKey/previous/" + i6+"/secretRef/key",schemaPath:"secret-ref.json/properties/key/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.key.type,parentSchema:schema14.properties.key,data:data51};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
if(data48.file !== undefined){
let data52 = data48.file;
if(typeof data52 === "string"){
if(!pattern2.test(data52)){
const err98 = {instancePath:instancePath+"/spec/storage/sealKey/previous/" + i6+"/secretRef/file",schemaPath:"secret-ref.json/properties/file/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\"",schema:"^/",parentSchema:schema14.properties.file,data:data52};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
}
else {
const err99 = {instancePath:instancePath+"/spec/storage/sealKey/previous/" + i6+"/secretRef/file",schemaPath:"secret-ref.json/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.file.type,parentSchema:schema14.properties.file,data:data52};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
if(data48.env !== undefined){
let data53 = data48.env;
if(typeof data53 === "string"){
if(!pattern3.test(data53)){
const err100 = {instancePath:instancePath+"/spec/storage/sealKey/previous/" + i6+"/secretRef/env",schemaPath:"secret-ref.json/properties/env/pattern",keyword:"pattern",params:{pattern: "^IDPFILE_SECRET_[A-Z0-9_]+$"},message:"must match pattern \""+"^IDPFILE_SECRET_[A-Z0-9_]+$"+"\"",schema:"^IDPFILE_SECRET_[A-Z0-9_]+$",parentSchema:schema14.properties.env,data:data53};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
else {
const err101 = {instancePath:instancePath+"/spec/storage/sealKey/previous/" + i6+"/secretRef/env",schemaPath:"secret-ref.json/properties/env/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.env.type,parentSchema:schema14.properties.env,data:data53};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
}
else {
const err102 = {instancePath:instancePath+"/spec/storage/sealKey/previous/" + i6+"/secretRef",schemaPath:"secret-ref.json/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema14.type,parentSchema:schema14,data:data48};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
}
}
else {
const err103 = {instancePath:instancePath+"/spec/storage/sealKey/previous/" + i6,schemaPath:"#/properties/spec/properties/storage/properties/sealKey/properties/previous/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema28.properties.spec.properties.storage.properties.sealKey.properties.previous.items.type,parentSchema:schema28.properties.spec.properties.storage.properties.sealKey.properties.previous.items,data:data47};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
}
else {
const err104 = {instancePath:instancePath+"/spec/storage/sealKey/previous",schemaPath:"#/properties/spec/properties/storage/properties/sealKey/properties/previous/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema28.properties.spec.properties.storage.properties.sealKey.properties.previous.type,parentSchema:schema28.properties.spec.properties.storage.properties.sealKey.properties.previous,data:data46};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
}
else {
const err105 = {instancePath:instancePath+"/spec/storage/sealKey",schemaPath:"#/properties/spec/properties/storage/properties/sealKey/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema28.properties.spec.properties.storage.properties.sealKey.type,parentSchema:schema28.properties.spec.properties.storage.properties.sealKey,data:data39};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
}
else {
const err106 = {instancePath:instancePath+"/spec/storage",schemaPath:"#/properties/spec/properties/storage/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema28.properties.spec.properties.storage.type,parentSchema:schema28.properties.spec.properties.storage,data:data31};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
}
if(data9.keys !== undefined){
let data54 = data9.keys;
if(data54 && typeof data54 == "object" && !Array.isArray(data54)){
for(const key16 in data54){
if(!((((key16 === "secretRef") || (key16 === "useFrom")) || (key16 === "previous")) || (key16 === "rotateEvery"))){
const err107 = {instancePath:instancePath+"/spec/keys",schemaPath:"#/properties/spec/properties/keys/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key16},message:"must NOT have additional properties",schema:false,parentSchema:schema28.properties.spec.properties.keys,data:data54};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
if(data54.secretRef !== undefined){
let data55 = data54.secretRef;
if(data55 && typeof data55 == "object" && !Array.isArray(data55)){
for(const key17 in data55){
if(!(((((key17 === "name") || (key17 === "namespace")) || (key17 === "key")) || (key17 === "file")) || (key17 === "env"))){
const err108 = {instancePath:instancePath+"/spec/keys/secretRef",schemaPath:"secret-ref.json/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key17},message:"must NOT have additional properties",schema:false,parentSchema:schema14,data:data55};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
}
if(data55.name !== undefined){
let data56 = data55.name;
if(typeof data56 === "string"){
if(func3(data56) < 1){
const err109 = {instancePath:instancePath+"/spec/keys/secretRef/name",schemaPath:"secret-ref.json/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema14.properties.name,data:data56};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
else {
const err110 = {instancePath:instancePath+"/spec/keys/secretRef/name",schemaPath:"secret-ref.json/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.name.type,parentSchema:schema14.properties.name,data:data56};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
if(data55.namespace !== undefined){
let data57 = data55.namespace;
if(typeof data57 !== "string"){
const err111 = {instancePath:instancePath+"/spec/keys/secretRef/namespace",schemaPath:"secret-ref.json/properties/namespace/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.namespace.type,parentSchema:schema14.properties.namespace,data:data57};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
}
if(data55.key !== undefined){
let data58 = data55.key;
if(typeof data58 === "string"){
if(func3(data58) < 1){
const err112 = {instancePath:instancePath+"/spec/keys/secretRef/key",schemaPath:"secret-ref.json/properties/key/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema14.properties.key,data:data58};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
}
else {
const err113 = {instancePath:instancePath+"/spec/keys/secretRef/key",schemaPath:"secret-ref.json/properties/key/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.key.type,parentSchema:schema14.properties.key,data:data58};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
}
if(data55.file !== undefined){
let data59 = data55.file;
if(typeof data59 === "string"){
if(!pattern2.test(data59)){
const err114 = {instancePath:instancePath+"/spec/keys/secretRef/file",schemaPath:"secret-ref.json/properties/file/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\"",schema:"^/",parentSchema:schema14.properties.file,data:data59};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
}
else {
const err115 = {instancePath:instancePath+"/spec/keys/secretRef/file",schemaPath:"secret-ref.json/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.file.type,parentSchema:schema14.properties.file,data:data59};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
}
if(data55.env !== undefined){
let data60 = data55.env;
if(typeof data60 === "string"){
if(!pattern3.test(data60)){
const err116 = {instancePath:instancePath+"/spec/keys/secretRef/env",schemaPath:"secret-ref.json/properties/env/pattern",keyword:"pattern",params:{pattern: "^IDPFILE_SECRET_[A-Z0-9_]+$"},message:"must match pattern \""+"^IDPFILE_SECRET_[A-Z0-9_]+$"+"\"",schema:"^IDPFILE_SECRET_[A-Z0-9_]+$",parentSchema:schema14.properties.env,data:data60};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
}
else {
const err117 = {instancePath:instancePath+"/spec/keys/secretRef/env",schemaPath:"secret-ref.json/properties/env/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.env.type,parentSchema:schema14.properties.env,data:data60};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
}
}
else {
const err118 = {instancePath:instancePath+"/spec/keys/secretRef",schemaPath:"secret-ref.json/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema14.type,parentSchema:schema14,data:data55};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
}
if(data54.useFrom !== undefined){
let data61 = data54.useFrom;
if(typeof data61 === "string"){
if(!(formats12(data61))){
const err119 = {instancePath:instancePath+"/spec/keys/useFrom",schemaPath:"#/properties/spec/properties/keys/properties/useFrom/format",keyword:"format",params:{format: "timestamp"},message:"must match format \""+"timestamp"+"\"",schema:"timestamp",parentSchema:schema28.properties.spec.properties.keys.properties.useFrom,data:data61};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
}
else {
const err120 = {instancePath:instancePath+"/spec/keys/useFrom",schemaPath:"#/properties/spec/properties/keys/properties/useFrom/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema28.properties.spec.properties.keys.properties.useFrom.type,parentSchema:schema28.properties.spec.properties.keys.properties.useFrom,data:data61};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
}
if(data54.previous !== undefined){
let data62 = data54.previous;
if(Array.isArray(data62)){
if(data62.length > 5){
const err121 = {instancePath:instancePath+"/spec/keys/previous",schemaPath:"#/properties/spec/properties/keys/properties/previous/maxItems",keyword:"maxItems",params:{limit: 5},message:"must NOT have more than 5 items",schema:5,parentSchema:schema28.properties.spec.properties.keys.properties.previous,data:data62};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
const len5 = data62.length;
for(let i7=0; i7<len5; i7++){
let data63 = data62[i7];
if(data63 && typeof data63 == "object" && !Array.isArray(data63)){
if(data63.secretRef === undefined){
const err122 = {instancePath:instancePath+"/spec/keys/previous/" + i7,schemaPath:"#/properties/spec/properties/keys/properties/previous/items/required",keyword:"required",params:{missingProperty: "secretRef"},message:"must have required property '"+"secretRef"+"'",schema:schema28.properties.spec.properties.keys.properties.previous.items.required,parentSchema:schema28.properties.spec.properties.keys.properties.previous.items,data:data63};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
if(data63.until === undefined){
const err123 = {instancePath:instancePath+"/spec/keys/previous/" + i7,schemaPath:"#/properties/spec/properties/keys/properties/previous/items/required",keyword:"required",params:{missingProperty: "until"},message:"must have required property '"+"until"+"'",schema:schema28.properties.spec.properties.keys.properties.previous.items.required,parentSchema:schema28.properties.spec.properties.keys.properties.previous.items,data:data63};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
for(const key18 in data63){
if(!((key18 === "secretRef") || (key18 === "until"))){
const err124 = {instancePath:instancePath+"/spec/keys/previous/" + i7,schemaPath:"#/properties/spec/properties/keys/properties/previous/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key18},message:"must NOT have additional properties",schema:false,parentSchema:schema28.properties.spec.properties.keys.properties.previous.items,data:data63};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
}
if(data63.secretRef !== undefined){
let data64 = data63.secretRef;
if(data64 && typeof data64 == "object" && !Array.isArray(data64)){
for(const key19 in data64){
if(!(((((key19 === "name") || (key19 === "namespace")) || (key19 === "key")) || (key19 === "file")) || (key19 === "env"))){
const err125 = {instancePath:instancePath+"/spec/keys/previous/" + i7+"/secretRef",schemaPath:"secret-ref.json/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key19},message:"must NOT have additional properties",schema:false,parentSchema:schema14,data:data64};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
}
if(data64.name !== undefined){
let data65 = data64.name;
if(typeof data65 === "string"){
if(func3(data65) < 1){
const err126 = {instancePath:instancePath+"/spec/keys/previous/" + i7+"/secretRef/name",schemaPath:"secret-ref.json/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema14.properties.name,data:data65};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
}
else {
const err127 = {instancePath:instancePath+"/spec/keys/previous/" + i7+"/secretRef/name",schemaPath:"secret-ref.json/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.name.type,parentSchema:schema14.properties.name,data:data65};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
}
if(data64.namespace !== undefined){
let data66 = data64.namespace;
if(typeof data66 !== "string"){
const err128 = {instancePath:instancePath+"/spec/keys/previous/" + i7+"/secretRef/namespace",schemaPath:"secret-ref.json/properties/namespace/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.namespace.type,parentSchema:schema14.properties.namespace,data:data66};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
}
if(data64.key !== undefined){
let data67 = data64.key;
if(typeof data67 === "string"){
if(func3(data67) < 1){
const err129 = {instancePath:instancePath+"/spec/keys/previous/" + i7+"/secretRef/key",schemaPath:"secret-ref.json/properties/key/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema14.properties.key,data:data67};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
}
else {
const err130 = {instancePath:instancePath+"/spec/keys/previous/" + i7+"/secretRef/key",schemaPath:"secret-ref.json/properties/key/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.key.type,parentSchema:schema14.properties.key,data:data67};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
}
if(data64.file !== undefined){
let data68 = data64.file;
if(typeof data68 === "string"){
if(!pattern2.test(data68)){
const err131 = {instancePath:instancePath+"/spec/keys/previous/" + i7+"/secretRef/file",schemaPath:"secret-ref.json/properties/file/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\"",schema:"^/",parentSchema:schema14.properties.file,data:data68};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
}
else {
const err132 = {instancePath:instancePath+"/spec/keys/previous/" + i7+"/secretRef/file",schemaPath:"secret-ref.json/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.file.type,parentSchema:schema14.properties.file,data:data68};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
}
if(data64.env !== undefined){
let data69 = data64.env;
if(typeof data69 === "string"){
if(!pattern3.test(data69)){
const err133 = {instancePath:instancePath+"/spec/keys/previous/" + i7+"/secretRef/env",schemaPath:"secret-ref.json/properties/env/pattern",keyword:"pattern",params:{pattern: "^IDPFILE_SECRET_[A-Z0-9_]+$"},message:"must match pattern \""+"^IDPFILE_SECRET_[A-Z0-9_]+$"+"\"",schema:"^IDPFILE_SECRET_[A-Z0-9_]+$",parentSchema:schema14.properties.env,data:data69};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
}
else {
const err134 = {instancePath:instancePath+"/spec/keys/previous/" + i7+"/secretRef/env",schemaPath:"secret-ref.json/properties/env/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.env.type,parentSchema:schema14.properties.env,data:data69};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
}
}
else {
const err135 = {instancePath:instancePath+"/spec/keys/previous/" + i7+"/secretRef",schemaPath:"secret-ref.json/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema14.type,parentSchema:schema14,data:data64};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
}
if(data63.until !== undefined){
let data70 = data63.until;
if(typeof data70 === "string"){
if(!(formats12(data70))){
const err136 = {instancePath:instancePath+"/spec/keys/previous/" + i7+"/until",schemaPath:"#/properties/spec/properties/keys/properties/previous/items/properties/until/format",keyword:"format",params:{format: "timestamp"},message:"must match format \""+"timestamp"+"\"",schema:"timestamp",parentSchema:schema28.properties.spec.properties.keys.properties.previous.items.properties.until,data:data70};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
}
else {
const err137 = {instancePath:instancePath+"/spec/keys/previous/" + i7+"/until",schemaPath:"#/properties/spec/properties/keys/properties/previous/items/properties/until/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema28.properties.spec.properties.keys.properties.previous.items.properties.until.type,parentSchema:schema28.properties.spec.properties.keys.properties.previous.items.properties.until,data:data70};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
}
}
else {
const err138 = {instancePath:instancePath+"/spec/keys/previous/" + i7,schemaPath:"#/properties/spec/properties/keys/properties/previous/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema28.properties.spec.properties.keys.properties.previous.items.type,parentSchema:schema28.properties.spec.properties.keys.properties.previous.items,data:data63};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
}
}
else {
const err139 = {instancePath:instancePath+"/spec/keys/previous",schemaPath:"#/properties/spec/properties/keys/properties/previous/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema28.properties.spec.properties.keys.properties.previous.type,parentSchema:schema28.properties.spec.properties.keys.properties.previous,data:data62};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
}
if(data54.rotateEvery !== undefined){
let data71 = data54.rotateEvery;
if(typeof data71 === "string"){
if(!(formats58(data71))){
const err140 = {instancePath:instancePath+"/spec/keys/rotateEvery",schemaPath:"#/properties/spec/properties/keys/properties/rotateEvery/format",keyword:"format",params:{format: "duration-or-never"},message:"must match format \""+"duration-or-never"+"\"",schema:"duration-or-never",parentSchema:schema28.properties.spec.properties.keys.properties.rotateEvery,data:data71};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
}
else {
const err141 = {instancePath:instancePath+"/spec/keys/rotateEvery",schemaPath:"#/properties/spec/properties/keys/properties/rotateEvery/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema28.properties.spec.properties.keys.properties.rotateEvery.type,parentSchema:schema28.properties.spec.properties.keys.properties.rotateEvery,data:data71};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
}
}
else {
const err142 = {instancePath:instancePath+"/spec/keys",schemaPath:"#/properties/spec/properties/keys/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema28.properties.spec.properties.keys.type,parentSchema:schema28.properties.spec.properties.keys,data:data54};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
}
if(data9.defaults !== undefined){
let data72 = data9.defaults;
if(data72 && typeof data72 == "object" && !Array.isArray(data72)){
for(const key20 in data72){
if(!(((((key20 === "accessTokenTTL") || (key20 === "idTokenTTL")) || (key20 === "refreshTokenTTL")) || (key20 === "sessionTTL")) || (key20 === "sessionIdle"))){
const err143 = {instancePath:instancePath+"/spec/defaults",schemaPath:"#/properties/spec/properties/defaults/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key20},message:"must NOT have additional properties",schema:false,parentSchema:schema28.properties.spec.properties.defaults,data:data72};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
}
if(data72.accessTokenTTL !== undefined){
let data73 = data72.accessTokenTTL;
if(typeof data73 === "string"){
if(!(formats18(data73))){
const err144 = {instancePath:instancePath+"/spec/defaults/accessTokenTTL",schemaPath:"duration.json/format",keyword:"format",params:{format: "duration-with-unit"},message:"must match format \""+"duration-with-unit"+"\"",schema:"duration-with-unit",parentSchema:schema16,data:data73};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
}
else {
const err145 = {instancePath:instancePath+"/spec/defaults/accessTokenTTL",schemaPath:"duration.json/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.type,parentSchema:schema16,data:data73};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
}
if(data72.idTokenTTL !== undefined){
let data74 = data72.idTokenTTL;
if(typeof data74 === "string"){
if(!(formats18(data74))){
const err146 = {instancePath:instancePath+"/spec/defaults/idTokenTTL",schemaPath:"duration.json/format",keyword:"format",params:{format: "duration-with-unit"},message:"must match format \""+"duration-with-unit"+"\"",schema:"duration-with-unit",parentSchema:schema16,data:data74};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
}
else {
const err147 = {instancePath:instancePath+"/spec/defaults/idTokenTTL",schemaPath:"duration.json/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.type,parentSchema:schema16,data:data74};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
}
if(data72.refreshTokenTTL !== undefined){
let data75 = data72.refreshTokenTTL;
if(typeof data75 === "string"){
if(!(formats18(data75))){
const err148 = {instancePath:instancePath+"/spec/defaults/refreshTokenTTL",schemaPath:"duration.json/format",keyword:"format",params:{format: "duration-with-unit"},message:"must match format \""+"duration-with-unit"+"\"",schema:"duration-with-unit",parentSchema:schema16,data:data75};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
}
else {
const err149 = {instancePath:instancePath+"/spec/defaults/refreshTokenTTL",schemaPath:"duration.json/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.type,parentSchema:schema16,data:data75};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
}
if(data72.sessionTTL !== undefined){
let data76 = data72.sessionTTL;
if(typeof data76 === "string"){
if(!(formats18(data76))){
const err150 = {instancePath:instancePath+"/spec/defaults/sessionTTL",schemaPath:"duration.json/format",keyword:"format",params:{format: "duration-with-unit"},message:"must match format \""+"duration-with-unit"+"\"",schema:"duration-with-unit",parentSchema:schema16,data:data76};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
}
else {
const err151 = {instancePath:instancePath+"/spec/defaults/sessionTTL",schemaPath:"duration.json/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.type,parentSchema:schema16,data:data76};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
}
if(data72.sessionIdle !== undefined){
let data77 = data72.sessionIdle;
if(typeof data77 === "string"){
if(!(formats18(data77))){
const err152 = {instancePath:instancePath+"/spec/defaults/sessionIdle",schemaPath:"duration.json/format",keyword:"format",params:{format: "duration-with-unit"},message:"must match format \""+"duration-with-unit"+"\"",schema:"duration-with-unit",parentSchema:schema16,data:data77};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
}
else {
const err153 = {instancePath:instancePath+"/spec/defaults/sessionIdle",schemaPath:"duration.json/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.type,parentSchema:schema16,data:data77};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
}
}
else {
const err154 = {instancePath:instancePath+"/spec/defaults",schemaPath:"#/properties/spec/properties/defaults/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema28.properties.spec.properties.defaults.type,parentSchema:schema28.properties.spec.properties.defaults,data:data72};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
}
if(data9.ui !== undefined){
let data78 = data9.ui;
if(data78 && typeof data78 == "object" && !Array.isArray(data78)){
for(const key21 in data78){
if(!((((((key21 === "title") || (key21 === "links")) || (key21 === "logo")) || (key21 === "accentColor")) || (key21 === "css")) || (key21 === "locales"))){
const err155 = {instancePath:instancePath+"/spec/ui",schemaPath:"#/properties/spec/properties/ui/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key21},message:"must NOT have additional properties",schema:false,parentSchema:schema28.properties.spec.properties.ui,data:data78};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
}
if(data78.title !== undefined){
let data79 = data78.title;
if(typeof data79 === "string"){
if(func3(data79) > 60){
const err156 = {instancePath:instancePath+"/spec/ui/title",schemaPath:"#/properties/spec/properties/ui/properties/title/maxLength",keyword:"maxLength",params:{limit: 60},message:"must NOT have more than 60 characters",schema:60,parentSchema:schema28.properties.spec.properties.ui.properties.title,data:data79};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
if(func3(data79) < 1){
const err157 = {instancePath:instancePath+"/spec/ui/title",schemaPath:"#/properties/spec/properties/ui/properties/title/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema28.properties.spec.properties.ui.properties.title,data:data79};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
}
else {
const err158 = {instancePath:instancePath+"/spec/ui/title",schemaPath:"#/properties/spec/properties/ui/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema28.properties.spec.properties.ui.properties.title.type,parentSchema:schema28.properties.spec.properties.ui.properties.title,data:data79};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
}
if(data78.links !== undefined){
let data80 = data78.links;
if(data80 && typeof data80 == "object" && !Array.isArray(data80)){
for(const key22 in data80){
if(!((key22 === "help") || (key22 === "privacy"))){
const err159 = {instancePath:instancePath+"/spec/ui/links",schemaPath:"#/properties/spec/properties/ui/properties/links/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key22},message:"must NOT have additional properties",schema:false,parentSchema:schema28.properties.spec.properties.ui.properties.links,data:data80};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
}
if(data80.help !== undefined){
let data81 = data80.help;
if(typeof data81 === "string"){
if(!(formats14(data81))){
const err160 = {instancePath:instancePath+"/spec/ui/links/help",schemaPath:"#/properties/spec/properties/ui/properties/links/properties/help/format",keyword:"format",params:{format: "web-url"},message:"must match format \""+"web-url"+"\"",schema:"web-url",parentSchema:schema28.properties.spec.properties.ui.properties.links.properties.help,data:data81};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
}
else {
const err161 = {instancePath:instancePath+"/spec/ui/links/help",schemaPath:"#/properties/spec/properties/ui/properties/links/properties/help/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema28.properties.spec.properties.ui.properties.links.properties.help.type,parentSchema:schema28.properties.spec.properties.ui.properties.links.properties.help,data:data81};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
}
if(data80.privacy !== undefined){
let data82 = data80.privacy;
if(typeof data82 === "string"){
if(!(formats14(data82))){
const err162 = {instancePath:instancePath+"/spec/ui/links/privacy",schemaPath:"#/properties/spec/properties/ui/properties/links/properties/privacy/format",keyword:"format",params:{format: "web-url"},message:"must match format \""+"web-url"+"\"",schema:"web-url",parentSchema:schema28.properties.spec.properties.ui.properties.links.properties.privacy,data:data82};
if(vErrors === null){
vErrors = [err162];
}
else {
vErrors.push(err162);
}
errors++;
}
}
else {
const err163 = {instancePath:instancePath+"/spec/ui/links/privacy",schemaPath:"#/properties/spec/properties/ui/properties/links/properties/privacy/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema28.properties.spec.properties.ui.properties.links.properties.privacy.type,parentSchema:schema28.properties.spec.properties.ui.properties.links.properties.privacy,data:data82};
if(vErrors === null){
vErrors = [err163];
}
else {
vErrors.push(err163);
}
errors++;
}
}
}
else {
const err164 = {instancePath:instancePath+"/spec/ui/links",schemaPath:"#/properties/spec/properties/ui/properties/links/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema28.properties.spec.properties.ui.properties.links.type,parentSchema:schema28.properties.spec.properties.ui.properties.links,data:data80};
if(vErrors === null){
vErrors = [err164];
}
else {
vErrors.push(err164);
}
errors++;
}
}
if(data78.logo !== undefined){
let data83 = data78.logo;
if(typeof data83 === "string"){
if(!pattern30.test(data83)){
const err165 = {instancePath:instancePath+"/spec/ui/logo",schemaPath:"#/properties/spec/properties/ui/properties/logo/pattern",keyword:"pattern",params:{pattern: "^(\\./)?theme/.+\\.(svg|png|jpe?g|webp)$"},message:"must match pattern \""+"^(\\./)?theme/.+\\.(svg|png|jpe?g|webp)$"+"\"",schema:"^(\\./)?theme/.+\\.(svg|png|jpe?g|webp)$",parentSchema:schema28.properties.spec.properties.ui.properties.logo,data:data83};
if(vErrors === null){
vErrors = [err165];
}
else {
vErrors.push(err165);
}
errors++;
}
}
else {
const err166 = {instancePath:instancePath+"/spec/ui/logo",schemaPath:"#/properties/spec/properties/ui/properties/logo/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema28.properties.spec.properties.ui.properties.logo.type,parentSchema:schema28.properties.spec.properties.ui.properties.logo,data:data83};
if(vErrors === null){
vErrors = [err166];
}
else {
vErrors.push(err166);
}
errors++;
}
}
if(data78.accentColor !== undefined){
let data84 = data78.accentColor;
if(typeof data84 === "string"){
if(!pattern31.test(data84)){
const err167 = {instancePath:instancePath+"/spec/ui/accentColor",schemaPath:"#/properties/spec/properties/ui/properties/accentColor/pattern",keyword:"pattern",params:{pattern: "^#[0-9a-fA-F]{6}$"},message:"must match pattern \""+"^#[0-9a-fA-F]{6}$"+"\"",schema:"^#[0-9a-fA-F]{6}$",parentSchema:schema28.properties.spec.properties.ui.properties.accentColor,data:data84};
if(vErrors === null){
vErrors = [err167];
}
else {
vErrors.push(err167);
}
errors++;
}
}
else {
const err168 = {instancePath:instancePath+"/spec/ui/accentColor",schemaPath:"#/properties/spec/properties/ui/properties/accentColor/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema28.properties.spec.properties.ui.properties.accentColor.type,parentSchema:schema28.properties.spec.properties.ui.properties.accentColor,data:data84};
if(vErrors === null){
vErrors = [err168];
}
else {
vErrors.push(err168);
}
errors++;
}
}
if(data78.css !== undefined){
let data85 = data78.css;
if(typeof data85 === "string"){
if(!pattern32.test(data85)){
const err169 = {instancePath:instancePath+"/spec/ui/css",schemaPath:"#/properties/spec/properties/ui/properties/css/pattern",keyword:"pattern",params:{pattern: "^(\\./)?theme/.+\\.css$"},message:"must match pattern \""+"^(\\./)?theme/.+\\.css$"+"\"",schema:"^(\\./)?theme/.+\\.css$",parentSchema:schema28.properties.spec.properties.ui.properties.css,data:data85};
if(vErrors === null){
vErrors = [err169];
}
else {
vErrors.push(err169);
}
errors++;
}
}
else {
const err170 = {instancePath:instancePath+"/spec/ui/css",schemaPath:"#/properties/spec/properties/ui/properties/css/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema28.properties.spec.properties.ui.properties.css.type,parentSchema:schema28.properties.spec.properties.ui.properties.css,data:data85};
if(vErrors === null){
vErrors = [err170];
}
else {
vErrors.push(err170);
}
errors++;
}
}
if(data78.locales !== undefined){
let data86 = data78.locales;
if(Array.isArray(data86)){
if(data86.length < 1){
const err171 = {instancePath:instancePath+"/spec/ui/locales",schemaPath:"#/properties/spec/properties/ui/properties/locales/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema28.properties.spec.properties.ui.properties.locales,data:data86};
if(vErrors === null){
vErrors = [err171];
}
else {
vErrors.push(err171);
}
errors++;
}
const len6 = data86.length;
for(let i8=0; i8<len6; i8++){
let data87 = data86[i8];
if(!((data87 === "en") || (data87 === "de"))){
const err172 = {instancePath:instancePath+"/spec/ui/locales/" + i8,schemaPath:"#/properties/spec/properties/ui/properties/locales/items/enum",keyword:"enum",params:{allowedValues: schema28.properties.spec.properties.ui.properties.locales.items.enum},message:"must be equal to one of the allowed values",schema:schema28.properties.spec.properties.ui.properties.locales.items.enum,parentSchema:schema28.properties.spec.properties.ui.properties.locales.items,data:data87};
if(vErrors === null){
vErrors = [err172];
}
else {
vErrors.push(err172);
}
errors++;
}
}
let i9 = data86.length;
let j2;
if(i9 > 1){
outer0:
for(;i9--;){
for(j2 = i9; j2--;){
if(func0(data86[i9], data86[j2])){
const err173 = {instancePath:instancePath+"/spec/ui/locales",schemaPath:"#/properties/spec/properties/ui/properties/locales/uniqueItems",keyword:"uniqueItems",params:{i: i9, j: j2},message:"must NOT have duplicate items (items ## "+j2+" and "+i9+" are identical)",schema:true,parentSchema:schema28.properties.spec.properties.ui.properties.locales,data:data86};
if(vErrors === null){
vErrors = [err173];
}
else {
vErrors.push(err173);
}
errors++;
break outer0;
}
}
}
}
}
else {
const err174 = {instancePath:instancePath+"/spec/ui/locales",schemaPath:"#/properties/spec/properties/ui/properties/locales/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema28.properties.spec.properties.ui.properties.locales.type,parentSchema:schema28.properties.spec.properties.ui.properties.locales,data:data86};
if(vErrors === null){
vErrors = [err174];
}
else {
vErrors.push(err174);
}
errors++;
}
}
}
else {
const err175 = {instancePath:instancePath+"/spec/ui",schemaPath:"#/properties/spec/properties/ui/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema28.properties.spec.properties.ui.type,parentSchema:schema28.properties.spec.properties.ui,data:data78};
if(vErrors === null){
vErrors = [err175];
}
else {
vErrors.push(err175);
}
errors++;
}
}
if(data9.cookies !== undefined){
let data88 = data9.cookies;
if(data88 && typeof data88 == "object" && !Array.isArray(data88)){
if(data88.secretRef === undefined){
const err176 = {instancePath:instancePath+"/spec/cookies",schemaPath:"#/properties/spec/properties/cookies/required",keyword:"required",params:{missingProperty: "secretRef"},message:"must have required property '"+"secretRef"+"'",schema:schema28.properties.spec.properties.cookies.required,parentSchema:schema28.properties.spec.properties.cookies,data:data88};
if(vErrors === null){
vErrors = [err176];
}
else {
vErrors.push(err176);
}
errors++;
}
for(const key23 in data88){
if(!(key23 === "secretRef")){
const err177 = {instancePath:instancePath+"/spec/cookies",schemaPath:"#/properties/spec/properties/cookies/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key23},message:"must NOT have additional properties",schema:false,parentSchema:schema28.properties.spec.properties.cookies,data:data88};
if(vErrors === null){
vErrors = [err177];
}
else {
vErrors.push(err177);
}
errors++;
}
}
if(data88.secretRef !== undefined){
let data89 = data88.secretRef;
if(data89 && typeof data89 == "object" && !Array.isArray(data89)){
for(const key24 in data89){
if(!(((((key24 === "name") || (key24 === "namespace")) || (key24 === "key")) || (key24 === "file")) || (key24 === "env"))){
const err178 = {instancePath:instancePath+"/spec/cookies/secretRef",schemaPath:"secret-ref.json/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key24},message:"must NOT have additional properties",schema:false,parentSchema:schema14,data:data89};
if(vErrors === null){
vErrors = [err178];
}
else {
vErrors.push(err178);
}
errors++;
}
}
if(data89.name !== undefined){
let data90 = data89.name;
if(typeof data90 === "string"){
if(func3(data90) < 1){
const err179 = {instancePath:instancePath+"/spec/cookies/secretRef/name",schemaPath:"secret-ref.json/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema14.properties.name,data:data90};
if(vErrors === null){
vErrors = [err179];
}
else {
vErrors.push(err179);
}
errors++;
}
}
else {
const err180 = {instancePath:instancePath+"/spec/cookies/secretRef/name",schemaPath:"secret-ref.json/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.name.type,parentSchema:schema14.properties.name,data:data90};
if(vErrors === null){
vErrors = [err180];
}
else {
vErrors.push(err180);
}
errors++;
}
}
if(data89.namespace !== undefined){
let data91 = data89.namespace;
if(typeof data91 !== "string"){
const err181 = {instancePath:instancePath+"/spec/cookies/secretRef/namespace",schemaPath:"secret-ref.json/properties/namespace/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.namespace.type,parentSchema:schema14.properties.namespace,data:data91};
if(vErrors === null){
vErrors = [err181];
}
else {
vErrors.push(err181);
}
errors++;
}
}
if(data89.key !== undefined){
let data92 = data89.key;
if(typeof data92 === "string"){
if(func3(data92) < 1){
const err182 = {instancePath:instancePath+"/spec/cookies/secretRef/key",schemaPath:"secret-ref.json/properties/key/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema14.properties.key,data:data92};
if(vErrors === null){
vErrors = [err182];
}
else {
vErrors.push(err182);
}
errors++;
}
}
else {
const err183 = {instancePath:instancePath+"/spec/cookies/secretRef/key",schemaPath:"secret-ref.json/properties/key/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.key.type,parentSchema:schema14.properties.key,data:data92};
if(vErrors === null){
vErrors = [err183];
}
else {
vErrors.push(err183);
}
errors++;
}
}
if(data89.file !== undefined){
let data93 = data89.file;
if(typeof data93 === "string"){
if(!pattern2.test(data93)){
const err184 = {instancePath:instancePath+"/spec/cookies/secretRef/file",schemaPath:"secret-ref.json/properties/file/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\"",schema:"^/",parentSchema:schema14.properties.file,data:data93};
if(vErrors === null){
vErrors = [err184];
}
else {
vErrors.push(err184);
}
errors++;
}
}
else {
const err185 = {instancePath:instancePath+"/spec/cookies/secretRef/file",schemaPath:"secret-ref.json/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.file.type,parentSchema:schema14.properties.file,data:data93};
if(vErrors === null){
vErrors = [err185];
}
else {
vErrors.push(err185);
}
errors++;
}
}
if(data89.env !== undefined){
let data94 = data89.env;
if(typeof data94 === "string"){
if(!pattern3.test(data94)){
const err186 = {instancePath:instancePath+"/spec/cookies/secretRef/env",schemaPath:"secret-ref.json/properties/env/pattern",keyword:"pattern",params:{pattern: "^IDPFILE_SECRET_[A-Z0-9_]+$"},message:"must match pattern \""+"^IDPFILE_SECRET_[A-Z0-9_]+$"+"\"",schema:"^IDPFILE_SECRET_[A-Z0-9_]+$",parentSchema:schema14.properties.env,data:data94};
if(vErrors === null){
vErrors = [err186];
}
else {
vErrors.push(err186);
}
errors++;
}
}
else {
const err187 = {instancePath:instancePath+"/spec/cookies/secretRef/env",schemaPath:"secret-ref.json/properties/env/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.env.type,parentSchema:schema14.properties.env,data:data94};
if(vErrors === null){
vErrors = [err187];
}
else {
vErrors.push(err187);
}
errors++;
}
}
}
else {
const err188 = {instancePath:instancePath+"/spec/cookies/secretRef",schemaPath:"secret-ref.json/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema14.type,parentSchema:schema14,data:data89};
if(vErrors === null){
vErrors = [err188];
}
else {
vErrors.push(err188);
}
errors++;
}
}
}
else {
const err189 = {instancePath:instancePath+"/spec/cookies",schemaPath:"#/properties/spec/properties/cookies/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema28.properties.spec.properties.cookies.type,parentSchema:schema28.properties.spec.properties.cookies,data:data88};
if(vErrors === null){
vErrors = [err189];
}
else {
vErrors.push(err189);
}
errors++;
}
}
if(data9.passwordLogin !== undefined){
let data95 = data9.passwordLogin;
if(typeof data95 !== "boolean"){
const err190 = {instancePath:instancePath+"/spec/passwordLogin",schemaPath:"#/properties/spec/properties/passwordLogin/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema28.properties.spec.properties.passwordLogin.type,parentSchema:schema28.properties.spec.properties.passwordLogin,data:data95};
if(vErrors === null){
vErrors = [err190];
}
else {
vErrors.push(err190);
}
errors++;
}
}
if(data9.enforcePolicy !== undefined){
let data96 = data9.enforcePolicy;
if(typeof data96 !== "boolean"){
const err191 = {instancePath:instancePath+"/spec/enforcePolicy",schemaPath:"#/properties/spec/properties/enforcePolicy/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema28.properties.spec.properties.enforcePolicy.type,parentSchema:schema28.properties.spec.properties.enforcePolicy,data:data96};
if(vErrors === null){
vErrors = [err191];
}
else {
vErrors.push(err191);
}
errors++;
}
}
if(data9.strictGroups !== undefined){
let data97 = data9.strictGroups;
if(typeof data97 !== "boolean"){
const err192 = {instancePath:instancePath+"/spec/strictGroups",schemaPath:"#/properties/spec/properties/strictGroups/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema28.properties.spec.properties.strictGroups.type,parentSchema:schema28.properties.spec.properties.strictGroups,data:data97};
if(vErrors === null){
vErrors = [err192];
}
else {
vErrors.push(err192);
}
errors++;
}
}
if(data9.routes !== undefined){
let data98 = data9.routes;
if(data98 && typeof data98 == "object" && !Array.isArray(data98)){
for(const key25 in data98){
if(!(func2.call(schema28.properties.spec.properties.routes.properties, key25))){
const err193 = {instancePath:instancePath+"/spec/routes",schemaPath:"#/properties/spec/properties/routes/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key25},message:"must NOT have additional properties",schema:false,parentSchema:schema28.properties.spec.properties.routes,data:data98};
if(vErrors === null){
vErrors = [err193];
}
else {
vErrors.push(err193);
}
errors++;
}
}
if(data98.authorization !== undefined){
let data99 = data98.authorization;
if(typeof data99 === "string"){
if(!(formats74(data99))){
const err194 = {instancePath:instancePath+"/spec/routes/authorization",schemaPath:"#/properties/spec/properties/routes/properties/authorization/format",keyword:"format",params:{format: "endpoint-path"},message:"must match format \""+"endpoint-path"+"\"",schema:"endpoint-path",parentSchema:schema28.properties.spec.properties.routes.properties.authorization,data:data99};
if(vErrors === null){
vErrors = [err194];
}
else {
vErrors.push(err194);
}
errors++;
}
}
else {
const err195 = {instancePath:instancePath+"/spec/routes/authorization",schemaPath:"#/properties/spec/properties/routes/properties/authorization/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema28.properties.spec.properties.routes.properties.authorization.type,parentSchema:schema28.properties.spec.properties.routes.properties.authorization,data:data99};
if(vErrors === null){
vErrors = [err195];
}
else {
vErrors.push(err195);
}
errors++;
}
}
if(data98.token !== undefined){
let data100 = data98.token;
if(typeof data100 === "string"){
if(!(formats74(data100))){
const err196 = {instancePath:instancePath+"/spec/routes/token",schemaPath:"#/properties/spec/properties/routes/properties/token/format",keyword:"format",params:{format: "endpoint-path"},message:"must match format \""+"endpoint-path"+"\"",schema:"endpoint-path",parentSchema:schema28.properties.spec.properties.routes.properties.token,data:data100};
if(vErrors === null){
vErrors = [err196];
}
else {
vErrors.push(err196);
}
errors++;
}
}
else {
const err197 = {instancePath:instancePath+"/spec/routes/token",schemaPath:"#/properties/spec/properties/routes/properties/token/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema28.properties.spec.properties.routes.properties.token.type,parentSchema:schema28.properties.spec.properties.routes.properties.token,data:data100};
if(vErrors === null){
vErrors = [err197];
}
else {
vErrors.push(err197);
}
errors++;
}
}
if(data98.userinfo !== undefined){
let data101 = data98.userinfo;
if(typeof data101 === "string"){
if(!(formats74(data101))){
const err198 = {instancePath:instancePath+"/spec/routes/userinfo",schemaPath:"#/properties/spec/properties/routes/properties/userinfo/format",keyword:"format",params:{format: "endpoint-path"},message:"must match format \""+"endpoint-path"+"\"",schema:"endpoint-path",parentSchema:schema28.properties.spec.properties.routes.properties.userinfo,data:data101};
if(vErrors === null){
vErrors = [err198];
}
else {
vErrors.push(err198);
}
errors++;
}
}
else {
const err199 = {instancePath:instancePath+"/spec/routes/userinfo",schemaPath:"#/properties/spec/properties/routes/properties/userinfo/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema28.properties.spec.properties.routes.properties.userinfo.type,parentSchema:schema28.properties.spec.properties.routes.properties.userinfo,data:data101};
if(vErrors === null){
vErrors = [err199];
}
else {
vErrors.push(err199);
}
errors++;
}
}
if(data98.jwks !== undefined){
let data102 = data98.jwks;
if(typeof data102 === "string"){
if(!(formats74(data102))){
const err200 = {instancePath:instancePath+"/spec/routes/jwks",schemaPath:"#/properties/spec/properties/routes/properties/jwks/format",keyword:"format",params:{format: "endpoint-path"},message:"must match format \""+"endpoint-path"+"\"",schema:"endpoint-path",parentSchema:schema28.properties.spec.properties.routes.properties.jwks,data:data102};
if(vErrors === null){
vErrors = [err200];
}
else {
vErrors.push(err200);
}
errors++;
}
}
else {
const err201 = {instancePath:instancePath+"/spec/routes/jwks",schemaPath:"#/properties/spec/properties/routes/properties/jwks/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema28.properties.spec.properties.routes.properties.jwks.type,parentSchema:schema28.properties.spec.properties.routes.properties.jwks,data:data102};
if(vErrors === null){
vErrors = [err201];
}
else {
vErrors.push(err201);
}
errors++;
}
}
if(data98.introspection !== undefined){
let data103 = data98.introspection;
if(typeof data103 === "string"){
if(!(formats74(data103))){
const err202 = {instancePath:instancePath+"/spec/routes/introspection",schemaPath:"#/properties/spec/properties/routes/properties/introspection/format",keyword:"format",params:{format: "endpoint-path"},message:"must match format \""+"endpoint-path"+"\"",schema:"endpoint-path",parentSchema:schema28.properties.spec.properties.routes.properties.introspection,data:data103};
if(vErrors === null){
vErrors = [err202];
}
else {
vErrors.push(err202);
}
errors++;
}
}
else {
const err203 = {instancePath:instancePath+"/spec/routes/introspection",schemaPath:"#/properties/spec/properties/routes/properties/introspection/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema28.properties.spec.properties.routes.properties.introspection.type,parentSchema:schema28.properties.spec.properties.routes.properties.introspection,data:data103};
if(vErrors === null){
vErrors = [err203];
}
else {
vErrors.push(err203);
}
errors++;
}
}
if(data98.revocation !== undefined){
let data104 = data98.revocation;
if(typeof data104 === "string"){
if(!(formats74(data104))){
const err204 = {instancePath:instancePath+"/spec/routes/revocation",schemaPath:"#/properties/spec/properties/routes/properties/revocation/format",keyword:"format",params:{format: "endpoint-path"},message:"must match format \""+"endpoint-path"+"\"",schema:"endpoint-path",parentSchema:schema28.properties.spec.properties.routes.properties.revocation,data:data104};
if(vErrors === null){
vErrors = [err204];
}
else {
vErrors.push(err204);
}
errors++;
}
}
else {
const err205 = {instancePath:instancePath+"/spec/routes/revocation",schemaPath:"#/properties/spec/properties/routes/properties/revocation/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema28.properties.spec.properties.routes.properties.revocation.type,parentSchema:schema28.properties.spec.properties.routes.properties.revocation,data:data104};
if(vErrors === null){
vErrors = [err205];
}
else {
vErrors.push(err205);
}
errors++;
}
}
if(data98.endSession !== undefined){
let data105 = data98.endSession;
if(typeof data105 === "string"){
if(!(formats74(data105))){
const err206 = {instancePath:instancePath+"/spec/routes/endSession",schemaPath:"#/properties/spec/properties/routes/properties/endSession/format",keyword:"format",params:{format: "endpoint-path"},message:"must match format \""+"endpoint-path"+"\"",schema:"endpoint-path",parentSchema:schema28.properties.spec.properties.routes.properties.endSession,data:data105};
if(vErrors === null){
vErrors = [err206];
}
else {
vErrors.push(err206);
}
errors++;
}
}
else {
const err207 = {instancePath:instancePath+"/spec/routes/endSession",schemaPath:"#/properties/spec/properties/routes/properties/endSession/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema28.properties.spec.properties.routes.properties.endSession.type,parentSchema:schema28.properties.spec.properties.routes.properties.endSession,data:data105};
if(vErrors === null){
vErrors = [err207];
}
else {
vErrors.push(err207);
}
errors++;
}
}
if(data98.deviceAuthorization !== undefined){
let data106 = data98.deviceAuthorization;
if(typeof data106 === "string"){
if(!(formats74(data106))){
const err208 = {instancePath:instancePath+"/spec/routes/deviceAuthorization",schemaPath:"#/properties/spec/properties/routes/properties/deviceAuthorization/format",keyword:"format",params:{format: "endpoint-path"},message:"must match format \""+"endpoint-path"+"\"",schema:"endpoint-path",parentSchema:schema28.properties.spec.properties.routes.properties.deviceAuthorization,data:data106};
if(vErrors === null){
vErrors = [err208];
}
else {
vErrors.push(err208);
}
errors++;
}
}
else {
const err209 = {instancePath:instancePath+"/spec/routes/deviceAuthorization",schemaPath:"#/properties/spec/properties/routes/properties/deviceAuthorization/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema28.properties.spec.properties.routes.properties.deviceAuthorization.type,parentSchema:schema28.properties.spec.properties.routes.properties.deviceAuthorization,data:data106};
if(vErrors === null){
vErrors = [err209];
}
else {
vErrors.push(err209);
}
errors++;
}
}
if(data98.codeVerification !== undefined){
let data107 = data98.codeVerification;
if(typeof data107 === "string"){
if(!(formats74(data107))){
const err210 = {instancePath:instancePath+"/spec/routes/codeVerification",schemaPath:"#/properties/spec/properties/routes/properties/codeVerification/format",keyword:"format",params:{format: "endpoint-path"},message:"must match format \""+"endpoint-path"+"\"",schema:"endpoint-path",parentSchema:schema28.properties.spec.properties.routes.properties.codeVerification,data:data107};
if(vErrors === null){
vErrors = [err210];
}
else {
vErrors.push(err210);
}
errors++;
}
}
else {
const err211 = {instancePath:instancePath+"/spec/routes/codeVerification",schemaPath:"#/properties/spec/properties/routes/properties/codeVerification/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema28.properties.spec.properties.routes.properties.codeVerification.type,parentSchema:schema28.properties.spec.properties.routes.properties.codeVerification,data:data107};
if(vErrors === null){
vErrors = [err211];
}
else {
vErrors.push(err211);
}
errors++;
}
}
if(data98.pushedAuthorizationRequest !== undefined){
let data108 = data98.pushedAuthorizationRequest;
if(typeof data108 === "string"){
if(!(formats74(data108))){
const err212 = {instancePath:instancePath+"/spec/routes/pushedAuthorizationRequest",schemaPath:"#/properties/spec/properties/routes/properties/pushedAuthorizationRequest/format",keyword:"format",params:{format: "endpoint-path"},message:"must match format \""+"endpoint-path"+"\"",schema:"endpoint-path",parentSchema:schema28.properties.spec.properties.routes.properties.pushedAuthorizationRequest,data:data108};
if(vErrors === null){
vErrors = [err212];
}
else {
vErrors.push(err212);
}
errors++;
}
}
else {
const err213 = {instancePath:instancePath+"/spec/routes/pushedAuthorizationRequest",schemaPath:"#/properties/spec/properties/routes/properties/pushedAuthorizationRequest/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema28.properties.spec.properties.routes.properties.pushedAuthorizationRequest.type,parentSchema:schema28.properties.spec.properties.routes.properties.pushedAuthorizationRequest,data:data108};
if(vErrors === null){
vErrors = [err213];
}
else {
vErrors.push(err213);
}
errors++;
}
}
}
else {
const err214 = {instancePath:instancePath+"/spec/routes",schemaPath:"#/properties/spec/properties/routes/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema28.properties.spec.properties.routes.type,parentSchema:schema28.properties.spec.properties.routes,data:data98};
if(vErrors === null){
vErrors = [err214];
}
else {
vErrors.push(err214);
}
errors++;
}
}
if(data9.webfinger !== undefined){
let data109 = data9.webfinger;
if(data109 && typeof data109 == "object" && !Array.isArray(data109)){
for(const key26 in data109){
if(!((key26 === "enabled") || (key26 === "domains"))){
const err215 = {instancePath:instancePath+"/spec/webfinger",schemaPath:"#/properties/spec/properties/webfinger/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key26},message:"must NOT have additional properties",schema:false,parentSchema:schema28.properties.spec.properties.webfinger,data:data109};
if(vErrors === null){
vErrors = [err215];
}
else {
vErrors.push(err215);
}
errors++;
}
}
if(data109.enabled !== undefined){
let data110 = data109.enabled;
if(typeof data110 !== "boolean"){
const err216 = {instancePath:instancePath+"/spec/webfinger/enabled",schemaPath:"#/properties/spec/properties/webfinger/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema28.properties.spec.properties.webfinger.properties.enabled.type,parentSchema:schema28.properties.spec.properties.webfinger.properties.enabled,data:data110};
if(vErrors === null){
vErrors = [err216];
}
else {
vErrors.push(err216);
}
errors++;
}
}
if(data109.domains !== undefined){
let data111 = data109.domains;
if(Array.isArray(data111)){
if(data111.length < 1){
const err217 = {instancePath:instancePath+"/spec/webfinger/domains",schemaPath:"#/properties/spec/properties/webfinger/properties/domains/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema28.properties.spec.properties.webfinger.properties.domains,data:data111};
if(vErrors === null){
vErrors = [err217];
}
else {
vErrors.push(err217);
}
errors++;
}
const len7 = data111.length;
for(let i10=0; i10<len7; i10++){
let data112 = data111[i10];
if(typeof data112 === "string"){
if(!pattern35.test(data112)){
const err218 = {instancePath:instancePath+"/spec/webfinger/domains/" + i10,schemaPath:"#/properties/spec/properties/webfinger/properties/domains/items/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$"+"\"",schema:"^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$",parentSchema:schema28.properties.spec.properties.webfinger.properties.domains.items,data:data112};
if(vErrors === null){
vErrors = [err218];
}
else {
vErrors.push(err218);
}
errors++;
}
}
else {
const err219 = {instancePath:instancePath+"/spec/webfinger/domains/" + i10,schemaPath:"#/properties/spec/properties/webfinger/properties/domains/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema28.properties.spec.properties.webfinger.properties.domains.items.type,parentSchema:schema28.properties.spec.properties.webfinger.properties.domains.items,data:data112};
if(vErrors === null){
vErrors = [err219];
}
else {
vErrors.push(err219);
}
errors++;
}
}
let i11 = data111.length;
let j3;
if(i11 > 1){
const indices2 = {};
for(;i11--;){
let item2 = data111[i11];
if(typeof item2 !== "string"){
continue;
}
if(typeof indices2[item2] == "number"){
j3 = indices2[item2];
const err220 = {instancePath:instancePath+"/spec/webfinger/domains",schemaPath:"#/properties/spec/properties/webfinger/properties/domains/uniqueItems",keyword:"uniqueItems",params:{i: i11, j: j3},message:"must NOT have duplicate items (items ## "+j3+" and "+i11+" are identical)",schema:true,parentSchema:schema28.properties.spec.properties.webfinger.properties.domains,data:data111};
if(vErrors === null){
vErrors = [err220];
}
else {
vErrors.push(err220);
}
errors++;
break;
}
indices2[item2] = i11;
}
}
}
else {
const err221 = {instancePath:instancePath+"/spec/webfinger/domains",schemaPath:"#/properties/spec/properties/webfinger/properties/domains/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema28.properties.spec.properties.webfinger.properties.domains.type,parentSchema:schema28.properties.spec.properties.webfinger.properties.domains,data:data111};
if(vErrors === null){
vErrors = [err221];
}
else {
vErrors.push(err221);
}
errors++;
}
}
}
else {
const err222 = {instancePath:instancePath+"/spec/webfinger",schemaPath:"#/properties/spec/properties/webfinger/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema28.properties.spec.properties.webfinger.type,parentSchema:schema28.properties.spec.properties.webfinger,data:data109};
if(vErrors === null){
vErrors = [err222];
}
else {
vErrors.push(err222);
}
errors++;
}
}
if(data9.status !== undefined){
let data113 = data9.status;
if(data113 && typeof data113 == "object" && !Array.isArray(data113)){
for(const key27 in data113){
if(!(key27 === "allowedGroups")){
const err223 = {instancePath:instancePath+"/spec/status",schemaPath:"#/properties/spec/properties/status/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key27},message:"must NOT have additional properties",schema:false,parentSchema:schema28.properties.spec.properties.status,data:data113};
if(vErrors === null){
vErrors = [err223];
}
else {
vErrors.push(err223);
}
errors++;
}
}
if(data113.allowedGroups !== undefined){
let data114 = data113.allowedGroups;
if(Array.isArray(data114)){
const len8 = data114.length;
for(let i12=0; i12<len8; i12++){
let data115 = data114[i12];
if(typeof data115 !== "string"){
const err224 = {instancePath:instancePath+"/spec/status/allowedGroups/" + i12,schemaPath:"#/properties/spec/properties/status/properties/allowedGroups/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema28.properties.spec.properties.status.properties.allowedGroups.items.type,parentSchema:schema28.properties.spec.properties.status.properties.allowedGroups.items,data:data115};
if(vErrors === null){
vErrors = [err224];
}
else {
vErrors.push(err224);
}
errors++;
}
}
}
else {
const err225 = {instancePath:instancePath+"/spec/status/allowedGroups",schemaPath:"#/properties/spec/properties/status/properties/allowedGroups/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema28.properties.spec.properties.status.properties.allowedGroups.type,parentSchema:schema28.properties.spec.properties.status.properties.allowedGroups,data:data114};
if(vErrors === null){
vErrors = [err225];
}
else {
vErrors.push(err225);
}
errors++;
}
}
}
else {
const err226 = {instancePath:instancePath+"/spec/status",schemaPath:"#/properties/spec/properties/status/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema28.properties.spec.properties.status.type,parentSchema:schema28.properties.spec.properties.status,data:data113};
if(vErrors === null){
vErrors = [err226];
}
else {
vErrors.push(err226);
}
errors++;
}
}
if(data9.errors !== undefined){
let data116 = data9.errors;
if(data116 && typeof data116 == "object" && !Array.isArray(data116)){
for(const key28 in data116){
if(!(key28 === "hints")){
const err227 = {instancePath:instancePath+"/spec/errors",schemaPath:"#/properties/spec/properties/errors/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key28},message:"must NOT have additional properties",schema:false,parentSchema:schema28.properties.spec.properties.errors,data:data116};
if(vErrors === null){
vErrors = [err227];
}
else {
vErrors.push(err227);
}
errors++;
}
}
if(data116.hints !== undefined){
let data117 = data116.hints;
if(!((data117 === "none") || (data117 === "near-miss"))){
const err228 = {instancePath:instancePath+"/spec/errors/hints",schemaPath:"#/properties/spec/properties/errors/properties/hints/enum",keyword:"enum",params:{allowedValues: schema28.properties.spec.properties.errors.properties.hints.enum},message:"must be equal to one of the allowed values",schema:schema28.properties.spec.properties.errors.properties.hints.enum,parentSchema:schema28.properties.spec.properties.errors.properties.hints,data:data117};
if(vErrors === null){
vErrors = [err228];
}
else {
vErrors.push(err228);
}
errors++;
}
}
}
else {
const err229 = {instancePath:instancePath+"/spec/errors",schemaPath:"#/properties/spec/properties/errors/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema28.properties.spec.properties.errors.type,parentSchema:schema28.properties.spec.properties.errors,data:data116};
if(vErrors === null){
vErrors = [err229];
}
else {
vErrors.push(err229);
}
errors++;
}
}
}
else {
const err230 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema28.properties.spec.type,parentSchema:schema28.properties.spec,data:data9};
if(vErrors === null){
vErrors = [err230];
}
else {
vErrors.push(err230);
}
errors++;
}
}
}
else {
const err231 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema28.type,parentSchema:schema28,data};
if(vErrors === null){
vErrors = [err231];
}
else {
vErrors.push(err231);
}
errors++;
}
validate13.errors = vErrors;
return errors === 0;
}

exports.list = validate14;
const schema41 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://idpfile.dev/schemas/v1/list.json","title":"ListDocument","description":"Several resources in one document, as `kubectl get -o yaml` prints them. Each item is read as a document of its own.","type":"object","required":["apiVersion","kind","items"],"additionalProperties":false,"properties":{"apiVersion":{"description":"Version of the language the file is written in.","const":"v1"},"kind":{"description":"What the file declares.","const":"List"},"metadata":{"description":"Ignored: written by Kubernetes.","type":"object"},"items":{"description":"The resources, of any kind but List.","type":"array","items":{"type":"object"}}}};

function validate14(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="https://idpfile.dev/schemas/v1/list.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.apiVersion === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "apiVersion"},message:"must have required property '"+"apiVersion"+"'",schema:schema41.required,parentSchema:schema41,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.kind === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'",schema:schema41.required,parentSchema:schema41,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.items === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "items"},message:"must have required property '"+"items"+"'",schema:schema41.required,parentSchema:schema41,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "apiVersion") || (key0 === "kind")) || (key0 === "metadata")) || (key0 === "items"))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema41,data};
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
const err4 = {instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "v1"},message:"must be equal to constant",schema:"v1",parentSchema:schema41.properties.apiVersion,data:data0};
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
if("List" !== data1){
const err5 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "List"},message:"must be equal to constant",schema:"List",parentSchema:schema41.properties.kind,data:data1};
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
if(!(data2 && typeof data2 == "object" && !Array.isArray(data2))){
const err6 = {instancePath:instancePath+"/metadata",schemaPath:"#/properties/metadata/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema41.properties.metadata.type,parentSchema:schema41.properties.metadata,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.items !== undefined){
let data3 = data.items;
if(Array.isArray(data3)){
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
if(!(data4 && typeof data4 == "object" && !Array.isArray(data4))){
const err7 = {instancePath:instancePath+"/items/" + i0,schemaPath:"#/properties/items/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema41.properties.items.items.type,parentSchema:schema41.properties.items.items,data:data4};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath:instancePath+"/items",schemaPath:"#/properties/items/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema41.properties.items.type,parentSchema:schema41.properties.items,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema41.type,parentSchema:schema41,data};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
validate14.errors = vErrors;
return errors === 0;
}

exports.localUser = validate15;
const schema42 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://idpfile.dev/schemas/v1/local-user.json","title":"LocalUserDocument","description":"A person as the Dex Config Operator of Stakater declares one: who it is stands in a Secret.","type":"object","required":["apiVersion","kind","metadata","spec"],"additionalProperties":false,"properties":{"apiVersion":{"description":"Version of the language the file is written in.","const":"auth.stakater.com/v1alpha1"},"kind":{"description":"What the file declares.","const":"LocalUser"},"metadata":{"$ref":"metadata.json"},"status":{"description":"Ignored: written by Kubernetes."},"spec":{"title":"LocalUserSpec","description":"The subject identifier, and the Secret with user name, email address, password and groups. One of credentialSecretRef and secretRef has to be there.","type":"object","additionalProperties":false,"properties":{"userID":{"description":"The subject identifier every app knows the person by. Default: a UUID derived from the issuer URL and metadata.name. Must never change.","type":"string","minLength":1,"maxLength":255,"pattern":"^[\\x21-\\x7e]+$","examples":["08a8684b-db88-4b73-90a9-3cd1661f5466"]},"credentialSecretRef":{"allOf":[{"$ref":"credential-ref.json"}],"description":"The Secret with username, email, hash (or password) and groups.","examples":[{"name":"alice-credentials"}]},"secretRef":{"allOf":[{"$ref":"credential-ref.json"}],"description":"Another name of credentialSecretRef.","examples":[{"name":"alice-credentials","key":"credentials"}]},"enabled":{"description":"false refuses to sign the person in. Default: true.","type":"boolean"}}}}};
const schema44 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://idpfile.dev/schemas/v1/credential-ref.json","title":"CredentialRef","description":"Names the Secret that says who a LocalUser is.","type":"object","required":["name"],"additionalProperties":false,"properties":{"name":{"description":"metadata.name of the Secret.","type":"string","minLength":1,"examples":["alice-credentials"]},"namespace":{"description":"Accepted for resources that come from Kubernetes; has no meaning here.","type":"string"},"key":{"description":"Key of the value that is a JSON or YAML mapping of username, email, hash (or password) and groups. Default: none, and each of these is a key of the Secret.","type":"string","minLength":1,"examples":["credentials"]}}};
const pattern37 = new RegExp("^[\\x21-\\x7e]+$", "u");

function validate15(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="https://idpfile.dev/schemas/v1/local-user.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.apiVersion === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "apiVersion"},message:"must have required property '"+"apiVersion"+"'",schema:schema42.required,parentSchema:schema42,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.kind === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'",schema:schema42.required,parentSchema:schema42,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.metadata === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "metadata"},message:"must have required property '"+"metadata"+"'",schema:schema42.required,parentSchema:schema42,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.spec === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "spec"},message:"must have required property '"+"spec"+"'",schema:schema42.required,parentSchema:schema42,data};
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
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema42,data};
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
if("auth.stakater.com/v1alpha1" !== data0){
const err5 = {instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "auth.stakater.com/v1alpha1"},message:"must be equal to constant",schema:"auth.stakater.com/v1alpha1",parentSchema:schema42.properties.apiVersion,data:data0};
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
if("LocalUser" !== data1){
const err6 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "LocalUser"},message:"must be equal to constant",schema:"LocalUser",parentSchema:schema42.properties.kind,data:data1};
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
if(!((((key4 === "userID") || (key4 === "credentialSecretRef")) || (key4 === "secretRef")) || (key4 === "enabled"))){
const err18 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema42.properties.spec,data:data9};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data9.userID !== undefined){
let data10 = data9.userID;
if(typeof data10 === "string"){
if(func3(data10) > 255){
const err19 = {instancePath:instancePath+"/spec/userID",schemaPath:"#/properties/spec/properties/userID/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters",schema:255,parentSchema:schema42.properties.spec.properties.userID,data:data10};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(func3(data10) < 1){
const err20 = {instancePath:instancePath+"/spec/userID",schemaPath:"#/properties/spec/properties/userID/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema42.properties.spec.properties.userID,data:data10};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(!pattern37.test(data10)){
const err21 = {instancePath:instancePath+"/spec/userID",schemaPath:"#/properties/spec/properties/userID/pattern",keyword:"pattern",params:{pattern: "^[\\x21-\\x7e]+$"},message:"must match pattern \""+"^[\\x21-\\x7e]+$"+"\"",schema:"^[\\x21-\\x7e]+$",parentSchema:schema42.properties.spec.properties.userID,data:data10};
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
const err22 = {instancePath:instancePath+"/spec/userID",schemaPath:"#/properties/spec/properties/userID/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.properties.spec.properties.userID.type,parentSchema:schema42.properties.spec.properties.userID,data:data10};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data9.credentialSecretRef !== undefined){
let data11 = data9.credentialSecretRef;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(data11.name === undefined){
const err23 = {instancePath:instancePath+"/spec/credentialSecretRef",schemaPath:"credential-ref.json/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema44.required,parentSchema:schema44,data:data11};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
for(const key5 in data11){
if(!(((key5 === "name") || (key5 === "namespace")) || (key5 === "key"))){
const err24 = {instancePath:instancePath+"/spec/credentialSecretRef",schemaPath:"credential-ref.json/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties",schema:false,parentSchema:schema44,data:data11};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data11.name !== undefined){
let data12 = data11.name;
if(typeof data12 === "string"){
if(func3(data12) < 1){
const err25 = {instancePath:instancePath+"/spec/credentialSecretRef/name",schemaPath:"credential-ref.json/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema44.properties.name,data:data12};
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
const err26 = {instancePath:instancePath+"/spec/credentialSecretRef/name",schemaPath:"credential-ref.json/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema44.properties.name.type,parentSchema:schema44.properties.name,data:data12};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data11.namespace !== undefined){
let data13 = data11.namespace;
if(typeof data13 !== "string"){
const err27 = {instancePath:instancePath+"/spec/credentialSecretRef/namespace",schemaPath:"credential-ref.json/properties/namespace/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema44.properties.namespace.type,parentSchema:schema44.properties.namespace,data:data13};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data11.key !== undefined){
let data14 = data11.key;
if(typeof data14 === "string"){
if(func3(data14) < 1){
const err28 = {instancePath:instancePath+"/spec/credentialSecretRef/key",schemaPath:"credential-ref.json/properties/key/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema44.properties.key,data:data14};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
else {
const err29 = {instancePath:instancePath+"/spec/credentialSecretRef/key",schemaPath:"credential-ref.json/properties/key/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema44.properties.key.type,parentSchema:schema44.properties.key,data:data14};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
else {
const err30 = {instancePath:instancePath+"/spec/credentialSecretRef",schemaPath:"credential-ref.json/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema44.type,parentSchema:schema44,data:data11};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data9.secretRef !== undefined){
let data15 = data9.secretRef;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
if(data15.name === undefined){
const err31 = {instancePath:instancePath+"/spec/secretRef",schemaPath:"credential-ref.json/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema44.required,parentSchema:schema44,data:data15};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
for(const key6 in data15){
if(!(((key6 === "name") || (key6 === "namespace")) || (key6 === "key"))){
const err32 = {instancePath:instancePath+"/spec/secretRef",schemaPath:"credential-ref.json/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties",schema:false,parentSchema:schema44,data:data15};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data15.name !== undefined){
let data16 = data15.name;
if(typeof data16 === "string"){
if(func3(data16) < 1){
const err33 = {instancePath:instancePath+"/spec/secretRef/name",schemaPath:"credential-ref.json/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema44.properties.name,data:data16};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
else {
const err34 = {instancePath:instancePath+"/spec/secretRef/name",schemaPath:"credential-ref.json/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema44.properties.name.type,parentSchema:schema44.properties.name,data:data16};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data15.namespace !== undefined){
let data17 = data15.namespace;
if(typeof data17 !== "string"){
const err35 = {instancePath:instancePath+"/spec/secretRef/namespace",schemaPath:"credential-ref.json/properties/namespace/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema44.properties.namespace.type,parentSchema:schema44.properties.namespace,data:data17};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data15.key !== undefined){
let data18 = data15.key;
if(typeof data18 === "string"){
if(func3(data18) < 1){
const err36 = {instancePath:instancePath+"/spec/secretRef/key",schemaPath:"credential-ref.json/properties/key/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema44.properties.key,data:data18};
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
const err37 = {instancePath:instancePath+"/spec/secretRef/key",schemaPath:"credential-ref.json/properties/key/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema44.properties.key.type,parentSchema:schema44.properties.key,data:data18};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
}
else {
const err38 = {instancePath:instancePath+"/spec/secretRef",schemaPath:"credential-ref.json/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema44.type,parentSchema:schema44,data:data15};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data9.enabled !== undefined){
let data19 = data9.enabled;
if(typeof data19 !== "boolean"){
const err39 = {instancePath:instancePath+"/spec/enabled",schemaPath:"#/properties/spec/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema42.properties.spec.properties.enabled.type,parentSchema:schema42.properties.spec.properties.enabled,data:data19};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
}
else {
const err40 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema42.properties.spec.type,parentSchema:schema42.properties.spec,data:data9};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
}
else {
const err41 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema42.type,parentSchema:schema42,data};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
validate15.errors = vErrors;
return errors === 0;
}

exports.policy = validate16;
const schema46 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://idpfile.dev/schemas/v1/policy.json","title":"PolicyDocument","description":"What a review of a change is strict about, and what a server refuses whose Issuer says enforcePolicy.","type":"object","required":["apiVersion","kind","metadata","spec"],"additionalProperties":false,"properties":{"apiVersion":{"description":"Version of the language the file is written in.","const":"idpfile/v1"},"kind":{"description":"What the file declares.","const":"Policy"},"metadata":{"$ref":"metadata.json"},"status":{"description":"Ignored: written by Kubernetes."},"spec":{"title":"PolicySpec","description":"Severities of rules, sites that may be redirected to, owners, teams, reviewers and waivers.","type":"object","additionalProperties":false,"properties":{"failOn":{"description":"The least severity that fails a review. Default: critical.","enum":["critical","high","medium","low","info"]},"rules":{"description":"Severity by rule, instead of the rule's own; off says nothing. Of the rules of lint, critical, high and error are errors, and all else is a warning.","type":"object","propertyNames":{"pattern":"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"},"additionalProperties":{"enum":["critical","high","medium","low","info","error","warning","off"]},"examples":[{"redirect-new-site":"critical","no-owner":"error"}]},"allowedRedirectSites":{"description":"Registrable domains that redirect URIs may lead to.","type":"array","uniqueItems":true,"items":{"type":"string","pattern":"^[a-z0-9-]+(\\.[a-z0-9-]+)*$"},"examples":[["example.com"]]},"requireOwner":{"description":"Name of the annotation that has to say who a Client, Resource, Scope or Group belongs to.","type":"string","minLength":1,"examples":["idpfile.dev/owner"]},"teams":{"description":"What files of a team may say. A file that several teams match has to obey them all.","type":"array","items":{"title":"PolicyTeam","type":"object","required":["files"],"additionalProperties":false,"properties":{"files":{"description":"The files, below the directory: * stands for a part of a name, ** for any folders.","type":"string","pattern":"^[A-Za-z0-9._*-]+(/[A-Za-z0-9._*-]+)*$","examples":["clients/teams/a/**"]},"kinds":{"description":"Kinds that may be declared there. Default: all.","type":"array","uniqueItems":true,"items":{"enum":["Client","User","Group","Scope","Resource","Secret","Test","LocalUser"]},"examples":[["Client","Secret"]]},"redirectSites":{"description":"Hosts, or what they end with, that clients may redirect to. Default: all.","type":"array","uniqueItems":true,"items":{"type":"string","pattern":"^[a-z0-9-]+(\\.[a-z0-9-]+)*$"},"examples":[["a.example.com"]]},"scopes":{"description":"Scopes that clients may ask for. Default: all.","type":"array","uniqueItems":true,"items":{"type":"string","minLength":1},"examples":[["openid","email"]]},"resources":{"description":"Resources, by metadata.name, that clients may name. Default: all.","type":"array","uniqueItems":true,"items":{"type":"string","minLength":1},"examples":[["invoices-api"]]},"groups":{"description":"Groups that may be declared, and that people and services may be in. Default: all.","type":"array","uniqueItems":true,"items":{"type":"string","minLength":1},"examples":[["team-a"]]},"owner":{"description":"What the annotation that requireOwner names has to say. Default: anything.","type":"string","minLength":1,"examples":["team-a"]}}}},"reviewers":{"description":"Who has to look at a change, by its severity.","type":"object","additionalProperties":false,"examples":[{"critical":["@acme/security"]}],"properties":{"critical":{"description":"Who looks at changes that are critical.","type":"array","uniqueItems":true,"items":{"type":"string","minLength":1}},"high":{"description":"Who looks at changes that are high.","type":"array","uniqueItems":true,"items":{"type":"string","minLength":1}},"medium":{"description":"Who looks at changes that are medium.","type":"array","uniqueItems":true,"items":{"type":"string","minLength":1}},"low":{"description":"Who looks at changes that are low.","type":"array","uniqueItems":true,"items":{"type":"string","minLength":1}},"info":{"description":"Who looks at changes that are worth knowing only.","type":"array","uniqueItems":true,"items":{"type":"string","minLength":1}}}},"waivers":{"description":"Findings that are accepted, each for a reason and until a day.","type":"array","items":{"type":"object","required":["rule","kind","name","reason","expiresAt"],"additionalProperties":false,"properties":{"rule":{"description":"The rule whose finding is accepted.","type":"string","pattern":"^[a-z][a-z0-9]*(-[a-z0-9]+)*$","examples":["redirect-plain-http"]},"kind":{"description":"Kind of the resource it is accepted for.","type":"string","minLength":1,"examples":["Client"]},"name":{"description":"metadata.name of the resource.","type":"string","minLength":1,"examples":["printer"]},"reason":{"description":"Why, for those who read it next year.","type":"string","minLength":1,"maxLength":1000,"examples":["the printer network has no TLS"]},"expiresAt":{"description":"From then on the waiver is an error itself (RFC 3339).","type":"string","format":"timestamp","examples":["2027-01-31T00:00:00Z"]}}}},"waiversFrom":{"description":"base: a change cannot waive its own findings. head: it can. Default: base.","enum":["base","head"]}}}}};
const pattern39 = new RegExp("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", "u");
const pattern40 = new RegExp("^[a-z0-9-]+(\\.[a-z0-9-]+)*$", "u");
const pattern41 = new RegExp("^[A-Za-z0-9._*-]+(/[A-Za-z0-9._*-]+)*$", "u");

function validate16(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="https://idpfile.dev/schemas/v1/policy.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.apiVersion === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "apiVersion"},message:"must have required property '"+"apiVersion"+"'",schema:schema46.required,parentSchema:schema46,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.kind === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'",schema:schema46.required,parentSchema:schema46,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.metadata === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "metadata"},message:"must have required property '"+"metadata"+"'",schema:schema46.required,parentSchema:schema46,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.spec === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "spec"},message:"must have required property '"+"spec"+"'",schema:schema46.required,parentSchema:schema46,data};
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
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema46,data};
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
const err5 = {instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "idpfile/v1"},message:"must be equal to constant",schema:"idpfile/v1",parentSchema:schema46.properties.apiVersion,data:data0};
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
if("Policy" !== data1){
const err6 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "Policy"},message:"must be equal to constant",schema:"Policy",parentSchema:schema46.properties.kind,data:data1};
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
if(!((((((((key4 === "failOn") || (key4 === "rules")) || (key4 === "allowedRedirectSites")) || (key4 === "requireOwner")) || (key4 === "teams")) || (key4 === "reviewers")) || (key4 === "waivers")) || (key4 === "waiversFrom"))){
const err18 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema46.properties.spec,data:data9};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data9.failOn !== undefined){
let data10 = data9.failOn;
if(!(((((data10 === "critical") || (data10 === "high")) || (data10 === "medium")) || (data10 === "low")) || (data10 === "info"))){
const err19 = {instancePath:instancePath+"/spec/failOn",schemaPath:"#/properties/spec/properties/failOn/enum",keyword:"enum",params:{allowedValues: schema46.properties.spec.properties.failOn.enum},message:"must be equal to one of the allowed values",schema:schema46.properties.spec.properties.failOn.enum,parentSchema:schema46.properties.spec.properties.failOn,data:data10};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data9.rules !== undefined){
let data11 = data9.rules;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
for(const key5 in data11){
const _errs28 = errors;
if(typeof key5 === "string"){
if(!pattern39.test(key5)){
const err20 = {instancePath:instancePath+"/spec/rules",schemaPath:"#/properties/spec/properties/rules/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"},message:"must match pattern \""+"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"+"\"",schema:"^[a-z][a-z0-9]*(-[a-z0-9]+)*$",parentSchema:schema46.properties.spec.properties.rules.propertyNames,data:key5,propertyName:key5};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
var valid6 = _errs28 === errors;
if(!valid6){
const err21 = {instancePath:instancePath+"/spec/rules",schemaPath:"#/properties/spec/properties/rules/propertyNames",keyword:"propertyNames",params:{propertyName: key5},message:"property name must be valid",schema:schema46.properties.spec.properties.rules.propertyNames,parentSchema:schema46.properties.spec.properties.rules,data:data11};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
for(const key6 in data11){
let data12 = data11[key6];
if(!((((((((data12 === "critical") || (data12 === "high")) || (data12 === "medium")) || (data12 === "low")) || (data12 === "info")) || (data12 === "error")) || (data12 === "warning")) || (data12 === "off"))){
const err22 = {instancePath:instancePath+"/spec/rules/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/rules/additionalProperties/enum",keyword:"enum",params:{allowedValues: schema46.properties.spec.properties.rules.additionalProperties.enum},message:"must be equal to one of the allowed values",schema:schema46.properties.spec.properties.rules.additionalProperties.enum,parentSchema:schema46.properties.spec.properties.rules.additionalProperties,data:data12};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
else {
const err23 = {instancePath:instancePath+"/spec/rules",schemaPath:"#/properties/spec/properties/rules/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema46.properties.spec.properties.rules.type,parentSchema:schema46.properties.spec.properties.rules,data:data11};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data9.allowedRedirectSites !== undefined){
let data13 = data9.allowedRedirectSites;
if(Array.isArray(data13)){
const len0 = data13.length;
for(let i0=0; i0<len0; i0++){
let data14 = data13[i0];
if(typeof data14 === "string"){
if(!pattern40.test(data14)){
const err24 = {instancePath:instancePath+"/spec/allowedRedirectSites/" + i0,schemaPath:"#/properties/spec/properties/allowedRedirectSites/items/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9-]+(\\.[a-z0-9-]+)*$"},message:"must match pattern \""+"^[a-z0-9-]+(\\.[a-z0-9-]+)*$"+"\"",schema:"^[a-z0-9-]+(\\.[a-z0-9-]+)*$",parentSchema:schema46.properties.spec.properties.allowedRedirectSites.items,data:data14};
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
const err25 = {instancePath:instancePath+"/spec/allowedRedirectSites/" + i0,schemaPath:"#/properties/spec/properties/allowedRedirectSites/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema46.properties.spec.properties.allowedRedirectSites.items.type,parentSchema:schema46.properties.spec.properties.allowedRedirectSites.items,data:data14};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
let i1 = data13.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data13[i1];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err26 = {instancePath:instancePath+"/spec/allowedRedirectSites",schemaPath:"#/properties/spec/properties/allowedRedirectSites/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i1+" are identical)",schema:true,parentSchema:schema46.properties.spec.properties.allowedRedirectSites,data:data13};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
break;
}
indices0[item0] = i1;
}
}
}
else {
const err27 = {instancePath:instancePath+"/spec/allowedRedirectSites",schemaPath:"#/properties/spec/properties/allowedRedirectSites/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema46.properties.spec.properties.allowedRedirectSites.type,parentSchema:schema46.properties.spec.properties.allowedRedirectSites,data:data13};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data9.requireOwner !== undefined){
let data15 = data9.requireOwner;
if(typeof data15 === "string"){
if(func3(data15) < 1){
const err28 = {instancePath:instancePath+"/spec/requireOwner",schemaPath:"#/properties/spec/properties/requireOwner/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema46.properties.spec.properties.requireOwner,data:data15};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
else {
const err29 = {instancePath:instancePath+"/spec/requireOwner",schemaPath:"#/properties/spec/properties/requireOwner/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema46.properties.spec.properties.requireOwner.type,parentSchema:schema46.properties.spec.properties.requireOwner,data:data15};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data9.teams !== undefined){
let data16 = data9.teams;
if(Array.isArray(data16)){
const len1 = data16.length;
for(let i2=0; i2<len1; i2++){
let data17 = data16[i2];
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
if(data17.files === undefined){
const err30 = {instancePath:instancePath+"/spec/teams/" + i2,schemaPath:"#/properties/spec/properties/teams/items/required",keyword:"required",params:{missingProperty: "files"},message:"must have required property '"+"files"+"'",schema:schema46.properties.spec.properties.teams.items.required,parentSchema:schema46.properties.spec.properties.teams.items,data:data17};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
for(const key7 in data17){
if(!(((((((key7 === "files") || (key7 === "kinds")) || (key7 === "redirectSites")) || (key7 === "scopes")) || (key7 === "resources")) || (key7 === "groups")) || (key7 === "owner"))){
const err31 = {instancePath:instancePath+"/spec/teams/" + i2,schemaPath:"#/properties/spec/properties/teams/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties",schema:false,parentSchema:schema46.properties.spec.properties.teams.items,data:data17};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data17.files !== undefined){
let data18 = data17.files;
if(typeof data18 === "string"){
if(!pattern41.test(data18)){
const err32 = {instancePath:instancePath+"/spec/teams/" + i2+"/files",schemaPath:"#/properties/spec/properties/teams/items/properties/files/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._*-]+(/[A-Za-z0-9._*-]+)*$"},message:"must match pattern \""+"^[A-Za-z0-9._*-]+(/[A-Za-z0-9._*-]+)*$"+"\"",schema:"^[A-Za-z0-9._*-]+(/[A-Za-z0-9._*-]+)*$",parentSchema:schema46.properties.spec.properties.teams.items.properties.files,data:data18};
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
const err33 = {instancePath:instancePath+"/spec/teams/" + i2+"/files",schemaPath:"#/properties/spec/properties/teams/items/properties/files/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema46.properties.spec.properties.teams.items.properties.files.type,parentSchema:schema46.properties.spec.properties.teams.items.properties.files,data:data18};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data17.kinds !== undefined){
let data19 = data17.kinds;
if(Array.isArray(data19)){
const len2 = data19.length;
for(let i3=0; i3<len2; i3++){
let data20 = data19[i3];
if(!((((((((data20 === "Client") || (data20 === "User")) || (data20 === "Group")) || (data20 === "Scope")) || (data20 === "Resource")) || (data20 === "Secret")) || (data20 === "Test")) || (data20 === "LocalUser"))){
const err34 = {instancePath:instancePath+"/spec/teams/" + i2+"/kinds/" + i3,schemaPath:"#/properties/spec/properties/teams/items/properties/kinds/items/enum",keyword:"enum",params:{allowedValues: schema46.properties.spec.properties.teams.items.properties.kinds.items.enum},message:"must be equal to one of the allowed values",schema:schema46.properties.spec.properties.teams.items.properties.kinds.items.enum,parentSchema:schema46.properties.spec.properties.teams.items.properties.kinds.items,data:data20};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
let i4 = data19.length;
let j1;
if(i4 > 1){
outer0:
for(;i4--;){
for(j1 = i4; j1--;){
if(func0(data19[i4], data19[j1])){
const err35 = {instancePath:instancePath+"/spec/teams/" + i2+"/kinds",schemaPath:"#/properties/spec/properties/teams/items/properties/kinds/uniqueItems",keyword:"uniqueItems",params:{i: i4, j: j1},message:"must NOT have duplicate items (items ## "+j1+" and "+i4+" are identical)",schema:true,parentSchema:schema46.properties.spec.properties.teams.items.properties.kinds,data:data19};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
break outer0;
}
}
}
}
}
else {
const err36 = {instancePath:instancePath+"/spec/teams/" + i2+"/kinds",schemaPath:"#/properties/spec/properties/teams/items/properties/kinds/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema46.properties.spec.properties.teams.items.properties.kinds.type,parentSchema:schema46.properties.spec.properties.teams.items.properties.kinds,data:data19};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data17.redirectSites !== undefined){
let data21 = data17.redirectSites;
if(Array.isArray(data21)){
const len3 = data21.length;
for(let i5=0; i5<len3; i5++){
let data22 = data21[i5];
if(typeof data22 === "string"){
if(!pattern40.test(data22)){
const err37 = {instancePath:instancePath+"/spec/teams/" + i2+"/redirectSites/" + i5,schemaPath:"#/properties/spec/properties/teams/items/properties/redirectSites/items/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9-]+(\\.[a-z0-9-]+)*$"},message:"must match pattern \""+"^[a-z0-9-]+(\\.[a-z0-9-]+)*$"+"\"",schema:"^[a-z0-9-]+(\\.[a-z0-9-]+)*$",parentSchema:schema46.properties.spec.properties.teams.items.properties.redirectSites.items,data:data22};
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
const err38 = {instancePath:instancePath+"/spec/teams/" + i2+"/redirectSites/" + i5,schemaPath:"#/properties/spec/properties/teams/items/properties/redirectSites/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema46.properties.spec.properties.teams.items.properties.redirectSites.items.type,parentSchema:schema46.properties.spec.properties.teams.items.properties.redirectSites.items,data:data22};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
let i6 = data21.length;
let j2;
if(i6 > 1){
const indices1 = {};
for(;i6--;){
let item1 = data21[i6];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j2 = indices1[item1];
const err39 = {instancePath:instancePath+"/spec/teams/" + i2+"/redirectSites",schemaPath:"#/properties/spec/properties/teams/items/properties/redirectSites/uniqueItems",keyword:"uniqueItems",params:{i: i6, j: j2},message:"must NOT have duplicate items (items ## "+j2+" and "+i6+" are identical)",schema:true,parentSchema:schema46.properties.spec.properties.teams.items.properties.redirectSites,data:data21};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
break;
}
indices1[item1] = i6;
}
}
}
else {
const err40 = {instancePath:instancePath+"/spec/teams/" + i2+"/redirectSites",schemaPath:"#/properties/spec/properties/teams/items/properties/redirectSites/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema46.properties.spec.properties.teams.items.properties.redirectSites.type,parentSchema:schema46.properties.spec.properties.teams.items.properties.redirectSites,data:data21};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data17.scopes !== undefined){
let data23 = data17.scopes;
if(Array.isArray(data23)){
const len4 = data23.length;
for(let i7=0; i7<len4; i7++){
let data24 = data23[i7];
if(typeof data24 === "string"){
if(func3(data24) < 1){
const err41 = {instancePath:instancePath+"/spec/teams/" + i2+"/scopes/" + i7,schemaPath:"#/properties/spec/properties/teams/items/properties/scopes/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema46.properties.spec.properties.teams.items.properties.scopes.items,data:data24};
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
const err42 = {instancePath:instancePath+"/spec/teams/" + i2+"/scopes/" + i7,schemaPath:"#/properties/spec/properties/teams/items/properties/scopes/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema46.properties.spec.properties.teams.items.properties.scopes.items.type,parentSchema:schema46.properties.spec.properties.teams.items.properties.scopes.items,data:data24};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
let i8 = data23.length;
let j3;
if(i8 > 1){
const indices2 = {};
for(;i8--;){
let item2 = data23[i8];
if(typeof item2 !== "string"){
continue;
}
if(typeof indices2[item2] == "number"){
j3 = indices2[item2];
const err43 = {instancePath:instancePath+"/spec/teams/" + i2+"/scopes",schemaPath:"#/properties/spec/properties/teams/items/properties/scopes/uniqueItems",keyword:"uniqueItems",params:{i: i8, j: j3},message:"must NOT have duplicate items (items ## "+j3+" and "+i8+" are identical)",schema:true,parentSchema:schema46.properties.spec.properties.teams.items.properties.scopes,data:data23};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
break;
}
indices2[item2] = i8;
}
}
}
else {
const err44 = {instancePath:instancePath+"/spec/teams/" + i2+"/scopes",schemaPath:"#/properties/spec/properties/teams/items/properties/scopes/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema46.properties.spec.properties.teams.items.properties.scopes.type,parentSchema:schema46.properties.spec.properties.teams.items.properties.scopes,data:data23};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data17.resources !== undefined){
let data25 = data17.resources;
if(Array.isArray(data25)){
const len5 = data25.length;
for(let i9=0; i9<len5; i9++){
let data26 = data25[i9];
if(typeof data26 === "string"){
if(func3(data26) < 1){
const err45 = {instancePath:instancePath+"/spec/teams/" + i2+"/resources/" + i9,schemaPath:"#/properties/spec/properties/teams/items/properties/resources/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema46.properties.spec.properties.teams.items.properties.resources.items,data:data26};
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
const err46 = {instancePath:instancePath+"/spec/teams/" + i2+"/resources/" + i9,schemaPath:"#/properties/spec/properties/teams/items/properties/resources/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema46.properties.spec.properties.teams.items.properties.resources.items.type,parentSchema:schema46.properties.spec.properties.teams.items.properties.resources.items,data:data26};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
let i10 = data25.length;
let j4;
if(i10 > 1){
const indices3 = {};
for(;i10--;){
let item3 = data25[i10];
if(typeof item3 !== "string"){
continue;
}
if(typeof indices3[item3] == "number"){
j4 = indices3[item3];
const err47 = {instancePath:instancePath+"/spec/teams/" + i2+"/resources",schemaPath:"#/properties/spec/properties/teams/items/properties/resources/uniqueItems",keyword:"uniqueItems",params:{i: i10, j: j4},message:"must NOT have duplicate items (items ## "+j4+" and "+i10+" are identical)",schema:true,parentSchema:schema46.properties.spec.properties.teams.items.properties.resources,data:data25};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
break;
}
indices3[item3] = i10;
}
}
}
else {
const err48 = {instancePath:instancePath+"/spec/teams/" + i2+"/resources",schemaPath:"#/properties/spec/properties/teams/items/properties/resources/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema46.properties.spec.properties.teams.items.properties.resources.type,parentSchema:schema46.properties.spec.properties.teams.items.properties.resources,data:data25};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data17.groups !== undefined){
let data27 = data17.groups;
if(Array.isArray(data27)){
const len6 = data27.length;
for(let i11=0; i11<len6; i11++){
let data28 = data27[i11];
if(typeof data28 === "string"){
if(func3(data28) < 1){
const err49 = {instancePath:instancePath+"/spec/teams/" + i2+"/groups/" + i11,schemaPath:"#/properties/spec/properties/teams/items/properties/groups/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema46.properties.spec.properties.teams.items.properties.groups.items,data:data28};
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
const err50 = {instancePath:instancePath+"/spec/teams/" + i2+"/groups/" + i11,schemaPath:"#/properties/spec/properties/teams/items/properties/groups/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema46.properties.spec.properties.teams.items.properties.groups.items.type,parentSchema:schema46.properties.spec.properties.teams.items.properties.groups.items,data:data28};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
let i12 = data27.length;
let j5;
if(i12 > 1){
const indices4 = {};
for(;i12--;){
let item4 = data27[i12];
if(typeof item4 !== "string"){
continue;
}
if(typeof indices4[item4] == "number"){
j5 = indices4[item4];
const err51 = {instancePath:instancePath+"/spec/teams/" + i2+"/groups",schemaPath:"#/properties/spec/properties/teams/items/properties/groups/uniqueItems",keyword:"uniqueItems",params:{i: i12, j: j5},message:"must NOT have duplicate items (items ## "+j5+" and "+i12+" are identical)",schema:true,parentSchema:schema46.properties.spec.properties.teams.items.properties.groups,data:data27};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
break;
}
indices4[item4] = i12;
}
}
}
else {
const err52 = {instancePath:instancePath+"/spec/teams/" + i2+"/groups",schemaPath:"#/properties/spec/properties/teams/items/properties/groups/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema46.properties.spec.properties.teams.items.properties.groups.type,parentSchema:schema46.properties.spec.properties.teams.items.properties.groups,data:data27};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data17.owner !== undefined){
let data29 = data17.owner;
if(typeof data29 === "string"){
if(func3(data29) < 1){
const err53 = {instancePath:instancePath+"/spec/teams/" + i2+"/owner",schemaPath:"#/properties/spec/properties/teams/items/properties/owner/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema46.properties.spec.properties.teams.items.properties.owner,data:data29};
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
const err54 = {instancePath:instancePath+"/spec/teams/" + i2+"/owner",schemaPath:"#/properties/spec/properties/teams/items/properties/owner/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema46.properties.spec.properties.teams.items.properties.owner.type,parentSchema:schema46.properties.spec.properties.teams.items.properties.owner,data:data29};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
}
else {
const err55 = {instancePath:instancePath+"/spec/teams/" + i2,schemaPath:"#/properties/spec/properties/teams/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema46.properties.spec.properties.teams.items.type,parentSchema:schema46.properties.spec.properties.teams.items,data:data17};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
}
else {
const err56 = {instancePath:instancePath+"/spec/teams",schemaPath:"#/properties/spec/properties/teams/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema46.properties.spec.properties.teams.type,parentSchema:schema46.properties.spec.properties.teams,data:data16};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data9.reviewers !== undefined){
let data30 = data9.reviewers;
if(data30 && typeof data30 == "object" && !Array.isArray(data30)){
for(const key8 in data30){
if(!(((((key8 === "critical") || (key8 === "high")) || (key8 === "medium")) || (key8 === "low")) || (key8 === "info"))){
const err57 = {instancePath:instancePath+"/spec/reviewers",schemaPath:"#/properties/spec/properties/reviewers/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties",schema:false,parentSchema:schema46.properties.spec.properties.reviewers,data:data30};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data30.critical !== undefined){
let data31 = data30.critical;
if(Array.isArray(data31)){
const len7 = data31.length;
for(let i13=0; i13<len7; i13++){
let data32 = data31[i13];
if(typeof data32 === "string"){
if(func3(data32) < 1){
const err58 = {instancePath:instancePath+"/spec/reviewers/critical/" + i13,schemaPath:"#/properties/spec/properties/reviewers/properties/critical/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema46.properties.spec.properties.reviewers.properties.critical.items,data:data32};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
else {
const err59 = {instancePath:instancePath+"/spec/reviewers/critical/" + i13,schemaPath:"#/properties/spec/properties/reviewers/properties/critical/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema46.properties.spec.properties.reviewers.properties.critical.items.type,parentSchema:schema46.properties.spec.properties.reviewers.properties.critical.items,data:data32};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
let i14 = data31.length;
let j6;
if(i14 > 1){
const indices5 = {};
for(;i14--;){
let item5 = data31[i14];
if(typeof item5 !== "string"){
continue;
}
if(typeof indices5[item5] == "number"){
j6 = indices5[item5];
const err60 = {instancePath:instancePath+"/spec/reviewers/critical",schemaPath:"#/properties/spec/properties/reviewers/properties/critical/uniqueItems",keyword:"uniqueItems",params:{i: i14, j: j6},message:"must NOT have duplicate items (items ## "+j6+" and "+i14+" are identical)",schema:true,parentSchema:schema46.properties.spec.properties.reviewers.properties.critical,data:data31};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
break;
}
indices5[item5] = i14;
}
}
}
else {
const err61 = {instancePath:instancePath+"/spec/reviewers/critical",schemaPath:"#/properties/spec/properties/reviewers/properties/critical/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema46.properties.spec.properties.reviewers.properties.critical.type,parentSchema:schema46.properties.spec.properties.reviewers.properties.critical,data:data31};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
if(data30.high !== undefined){
let data33 = data30.high;
if(Array.isArray(data33)){
const len8 = data33.length;
for(let i15=0; i15<len8; i15++){
let data34 = data33[i15];
if(typeof data34 === "string"){
if(func3(data34) < 1){
const err62 = {instancePath:instancePath+"/spec/reviewers/high/" + i15,schemaPath:"#/properties/spec/properties/reviewers/properties/high/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema46.properties.spec.properties.reviewers.properties.high.items,data:data34};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
else {
const err63 = {instancePath:instancePath+"/spec/reviewers/high/" + i15,schemaPath:"#/properties/spec/properties/reviewers/properties/high/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema46.properties.spec.properties.reviewers.properties.high.items.type,parentSchema:schema46.properties.spec.properties.reviewers.properties.high.items,data:data34};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
let i16 = data33.length;
let j7;
if(i16 > 1){
const indices6 = {};
for(;i16--;){
let item6 = data33[i16];
if(typeof item6 !== "string"){
continue;
}
if(typeof indices6[item6] == "number"){
j7 = indices6[item6];
const err64 = {instancePath:instancePath+"/spec/reviewers/high",schemaPath:"#/properties/spec/properties/reviewers/properties/high/uniqueItems",keyword:"uniqueItems",params:{i: i16, j: j7},message:"must NOT have duplicate items (items ## "+j7+" and "+i16+" are identical)",schema:true,parentSchema:schema46.properties.spec.properties.reviewers.properties.high,data:data33};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
break;
}
indices6[item6] = i16;
}
}
}
else {
const err65 = {instancePath:instancePath+"/spec/reviewers/high",schemaPath:"#/properties/spec/properties/reviewers/properties/high/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema46.properties.spec.properties.reviewers.properties.high.type,parentSchema:schema46.properties.spec.properties.reviewers.properties.high,data:data33};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data30.medium !== undefined){
let data35 = data30.medium;
if(Array.isArray(data35)){
const len9 = data35.length;
for(let i17=0; i17<len9; i17++){
let data36 = data35[i17];
if(typeof data36 === "string"){
if(func3(data36) < 1){
const err66 = {instancePath:instancePath+"/spec/reviewers/medium/" + i17,schemaPath:"#/properties/spec/properties/reviewers/properties/medium/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema46.properties.spec.properties.reviewers.properties.medium.items,data:data36};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
else {
const err67 = {instancePath:instancePath+"/spec/reviewers/medium/" + i17,schemaPath:"#/properties/spec/properties/reviewers/properties/medium/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema46.properties.spec.properties.reviewers.properties.medium.items.type,parentSchema:schema46.properties.spec.properties.reviewers.properties.medium.items,data:data36};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
let i18 = data35.length;
let j8;
if(i18 > 1){
const indices7 = {};
for(;i18--;){
let item7 = data35[i18];
if(typeof item7 !== "string"){
continue;
}
if(typeof indices7[item7] == "number"){
j8 = indices7[item7];
const err68 = {instancePath:instancePath+"/spec/reviewers/medium",schemaPath:"#/properties/spec/properties/reviewers/properties/medium/uniqueItems",keyword:"uniqueItems",params:{i: i18, j: j8},message:"must NOT have duplicate items (items ## "+j8+" and "+i18+" are identical)",schema:true,parentSchema:schema46.properties.spec.properties.reviewers.properties.medium,data:data35};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
break;
}
indices7[item7] = i18;
}
}
}
else {
const err69 = {instancePath:instancePath+"/spec/reviewers/medium",schemaPath:"#/properties/spec/properties/reviewers/properties/medium/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema46.properties.spec.properties.reviewers.properties.medium.type,parentSchema:schema46.properties.spec.properties.reviewers.properties.medium,data:data35};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
if(data30.low !== undefined){
let data37 = data30.low;
if(Array.isArray(data37)){
const len10 = data37.length;
for(let i19=0; i19<len10; i19++){
let data38 = data37[i19];
if(typeof data38 === "string"){
if(func3(data38) < 1){
const err70 = {instancePath:instancePath+"/spec/reviewers/low/" + i19,schemaPath:"#/properties/spec/properties/reviewers/properties/low/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema46.properties.spec.properties.reviewers.properties.low.items,data:data38};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
else {
const err71 = {instancePath:instancePath+"/spec/reviewers/low/" + i19,schemaPath:"#/properties/spec/properties/reviewers/properties/low/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema46.properties.spec.properties.reviewers.properties.low.items.type,parentSchema:schema46.properties.spec.properties.reviewers.properties.low.items,data:data38};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
let i20 = data37.length;
let j9;
if(i20 > 1){
const indices8 = {};
for(;i20--;){
let item8 = data37[i20];
if(typeof item8 !== "string"){
continue;
}
if(typeof indices8[item8] == "number"){
j9 = indices8[item8];
const err72 = {instancePath:instancePath+"/spec/reviewers/low",schemaPath:"#/properties/spec/properties/reviewers/properties/low/uniqueItems",keyword:"uniqueItems",params:{i: i20, j: j9},message:"must NOT have duplicate items (items ## "+j9+" and "+i20+" are identical)",schema:true,parentSchema:schema46.properties.spec.properties.reviewers.properties.low,data:data37};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
break;
}
indices8[item8] = i20;
}
}
}
else {
const err73 = {instancePath:instancePath+"/spec/reviewers/low",schemaPath:"#/properties/spec/properties/reviewers/properties/low/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema46.properties.spec.properties.reviewers.properties.low.type,parentSchema:schema46.properties.spec.properties.reviewers.properties.low,data:data37};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
if(data30.info !== undefined){
let data39 = data30.info;
if(Array.isArray(data39)){
const len11 = data39.length;
for(let i21=0; i21<len11; i21++){
let data40 = data39[i21];
if(typeof data40 === "string"){
if(func3(data40) < 1){
const err74 = {instancePath:instancePath+"/spec/reviewers/info/" + i21,schemaPath:"#/properties/spec/properties/reviewers/properties/info/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema46.properties.spec.properties.reviewers.properties.info.items,data:data40};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
else {
const err75 = {instancePath:instancePath+"/spec/reviewers/info/" + i21,schemaPath:"#/properties/spec/properties/reviewers/properties/info/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema46.properties.spec.properties.reviewers.properties.info.items.type,parentSchema:schema46.properties.spec.properties.reviewers.properties.info.items,data:data40};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
let i22 = data39.length;
let j10;
if(i22 > 1){
const indices9 = {};
for(;i22--;){
let item9 = data39[i22];
if(typeof item9 !== "string"){
continue;
}
if(typeof indices9[item9] == "number"){
j10 = indices9[item9];
const err76 = {instancePath:instancePath+"/spec/reviewers/info",schemaPath:"#/properties/spec/properties/reviewers/properties/info/uniqueItems",keyword:"uniqueItems",params:{i: i22, j: j10},message:"must NOT have duplicate items (items ## "+j10+" and "+i22+" are identical)",schema:true,parentSchema:schema46.properties.spec.properties.reviewers.properties.info,data:data39};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
break;
}
indices9[item9] = i22;
}
}
}
else {
const err77 = {instancePath:instancePath+"/spec/reviewers/info",schemaPath:"#/properties/spec/properties/reviewers/properties/info/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema46.properties.spec.properties.reviewers.properties.info.type,parentSchema:schema46.properties.spec.properties.reviewers.properties.info,data:data39};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
}
else {
const err78 = {instancePath:instancePath+"/spec/reviewers",schemaPath:"#/properties/spec/properties/reviewers/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema46.properties.spec.properties.reviewers.type,parentSchema:schema46.properties.spec.properties.reviewers,data:data30};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
if(data9.waivers !== undefined){
let data41 = data9.waivers;
if(Array.isArray(data41)){
const len12 = data41.length;
for(let i23=0; i23<len12; i23++){
let data42 = data41[i23];
if(data42 && typeof data42 == "object" && !Array.isArray(data42)){
if(data42.rule === undefined){
const err79 = {instancePath:instancePath+"/spec/waivers/" + i23,schemaPath:"#/properties/spec/properties/waivers/items/required",keyword:"required",params:{missingProperty: "rule"},message:"must have required property '"+"rule"+"'",schema:schema46.properties.spec.properties.waivers.items.required,parentSchema:schema46.properties.spec.properties.waivers.items,data:data42};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
if(data42.kind === undefined){
const err80 = {instancePath:instancePath+"/spec/waivers/" + i23,schemaPath:"#/properties/spec/properties/waivers/items/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'",schema:schema46.properties.spec.properties.waivers.items.required,parentSchema:schema46.properties.spec.properties.waivers.items,data:data42};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
if(data42.name === undefined){
const err81 = {instancePath:instancePath+"/spec/waivers/" + i23,schemaPath:"#/properties/spec/properties/waivers/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema46.properties.spec.properties.waivers.items.required,parentSchema:schema46.properties.spec.properties.waivers.items,data:data42};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
if(data42.reason === undefined){
const err82 = {instancePath:instancePath+"/spec/waivers/" + i23,schemaPath:"#/properties/spec/properties/waivers/items/required",keyword:"required",params:{missingProperty: "reason"},message:"must have required property '"+"reason"+"'",schema:schema46.properties.spec.properties.waivers.items.required,parentSchema:schema46.properties.spec.properties.waivers.items,data:data42};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
if(data42.expiresAt === undefined){
const err83 = {instancePath:instancePath+"/spec/waivers/" + i23,schemaPath:"#/properties/spec/properties/waivers/items/required",keyword:"required",params:{missingProperty: "expiresAt"},message:"must have required property '"+"expiresAt"+"'",schema:schema46.properties.spec.properties.waivers.items.required,parentSchema:schema46.properties.spec.properties.waivers.items,data:data42};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
for(const key9 in data42){
if(!(((((key9 === "rule") || (key9 === "kind")) || (key9 === "name")) || (key9 === "reason")) || (key9 === "expiresAt"))){
const err84 = {instancePath:instancePath+"/spec/waivers/" + i23,schemaPath:"#/properties/spec/properties/waivers/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties",schema:false,parentSchema:schema46.properties.spec.properties.waivers.items,data:data42};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
if(data42.rule !== undefined){
let data43 = data42.rule;
if(typeof data43 === "string"){
if(!pattern39.test(data43)){
const err85 = {instancePath:instancePath+"/spec/waivers/" + i23+"/rule",schemaPath:"#/properties/spec/properties/waivers/items/properties/rule/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"},message:"must match pattern \""+"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"+"\"",schema:"^[a-z][a-z0-9]*(-[a-z0-9]+)*$",parentSchema:schema46.properties.spec.properties.waivers.items.properties.rule,data:data43};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
else {
const err86 = {instancePath:instancePath+"/spec/waivers/" + i23+"/rule",schemaPath:"#/properties/spec/properties/waivers/items/properties/rule/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema46.properties.spec.properties.waivers.items.properties.rule.type,parentSchema:schema46.properties.spec.properties.waivers.items.properties.rule,data:data43};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
if(data42.kind !== undefined){
let data44 = data42.kind;
if(typeof data44 === "string"){
if(func3(data44) < 1){
const err87 = {instancePath:instancePath+"/spec/waivers/" + i23+"/kind",schemaPath:"#/properties/spec/properties/waivers/items/properties/kind/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema46.properties.spec.properties.waivers.items.properties.kind,data:data44};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
else {
const err88 = {instancePath:instancePath+"/spec/waivers/" + i23+"/kind",schemaPath:"#/properties/spec/properties/waivers/items/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema46.properties.spec.properties.waivers.items.properties.kind.type,parentSchema:schema46.properties.spec.properties.waivers.items.properties.kind,data:data44};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
if(data42.name !== undefined){
let data45 = data42.name;
if(typeof data45 === "string"){
if(func3(data45) < 1){
const err89 = {instancePath:instancePath+"/spec/waivers/" + i23+"/name",schemaPath:"#/properties/spec/properties/waivers/items/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema46.properties.spec.properties.waivers.items.properties.name,data:data45};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
else {
const err90 = {instancePath:instancePath+"/spec/waivers/" + i23+"/name",schemaPath:"#/properties/spec/properties/waivers/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema46.properties.spec.properties.waivers.items.properties.name.type,parentSchema:schema46.properties.spec.properties.waivers.items.properties.name,data:data45};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
if(data42.reason !== undefined){
let data46 = data42.reason;
if(typeof data46 === "string"){
if(func3(data46) > 1000){
const err91 = {instancePath:instancePath+"/spec/waivers/" + i23+"/reason",schemaPath:"#/properties/spec/properties/waivers/items/properties/reason/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema46.properties.spec.properties.waivers.items.properties.reason,data:data46};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
if(func3(data46) < 1){
const err92 = {instancePath:instancePath+"/spec/waivers/" + i23+"/reason",schemaPath:"#/properties/spec/properties/waivers/items/properties/reason/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema46.properties.spec.properties.waivers.items.properties.reason,data:data46};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
else {
const err93 = {instancePath:instancePath+"/spec/waivers/" + i23+"/reason",schemaPath:"#/properties/spec/properties/waivers/items/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema46.properties.spec.properties.waivers.items.properties.reason.type,parentSchema:schema46.properties.spec.properties.waivers.items.properties.reason,data:data46};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
if(data42.expiresAt !== undefined){
let data47 = data42.expiresAt;
if(typeof data47 === "string"){
if(!(formats12(data47))){
const err94 = {instancePath:instancePath+"/spec/waivers/" + i23+"/expiresAt",schemaPath:"#/properties/spec/properties/waivers/items/properties/expiresAt/format",keyword:"format",params:{format: "timestamp"},message:"must match format \""+"timestamp"+"\"",schema:"timestamp",parentSchema:schema46.properties.spec.properties.waivers.items.properties.expiresAt,data:data47};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
else {
const err95 = {instancePath:instancePath+"/spec/waivers/" + i23+"/expiresAt",schemaPath:"#/properties/spec/properties/waivers/items/properties/expiresAt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema46.properties.spec.properties.waivers.items.properties.expiresAt.type,parentSchema:schema46.properties.spec.properties.waivers.items.properties.expiresAt,data:data47};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
}
else {
const err96 = {instancePath:instancePath+"/spec/waivers/" + i23,schemaPath:"#/properties/spec/properties/waivers/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema46.properties.spec.properties.waivers.items.type,parentSchema:schema46.properties.spec.properties.waivers.items,data:data42};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
}
else {
const err97 = {instancePath:instancePath+"/spec/waivers",schemaPath:"#/properties/spec/properties/waivers/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema46.properties.spec.properties.waivers.type,parentSchema:schema46.properties.spec.properties.waivers,data:data41};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
if(data9.waiversFrom !== undefined){
let data48 = data9.waiversFrom;
if(!((data48 === "base") || (data48 === "head"))){
const err98 = {instancePath:instancePath+"/spec/waiversFrom",schemaPath:"#/properties/spec/properties/waiversFrom/enum",keyword:"enum",params:{allowedValues: schema46.properties.spec.properties.waiversFrom.enum},message:"must be equal to one of the allowed values",schema:schema46.properties.spec.properties.waiversFrom.enum,parentSchema:schema46.properties.spec.properties.waiversFrom,data:data48};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
}
}
else {
const err99 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema46.properties.spec.type,parentSchema:schema46.properties.spec,data:data9};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
}
else {
const err100 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema46.type,parentSchema:schema46,data};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
validate16.errors = vErrors;
return errors === 0;
}

exports.resource = validate17;
const schema48 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://idpfile.dev/schemas/v1/resource.json","title":"ResourceDocument","description":"An API that tokens are for (RFC 8707).","type":"object","required":["apiVersion","kind","metadata","spec"],"additionalProperties":false,"properties":{"apiVersion":{"description":"Version of the language the file is written in.","const":"idpfile/v1"},"kind":{"description":"What the file declares.","const":"Resource"},"metadata":{"$ref":"metadata.json"},"status":{"description":"Ignored: written by Kubernetes."},"spec":{"title":"ResourceSpec","description":"How the API is called and what its tokens look like.","type":"object","additionalProperties":false,"properties":{"identifier":{"description":"The audience of its tokens: an absolute URI without a fragment.","type":"string","format":"resource-uri","examples":["https://api.example.com/invoices"]},"name":{"description":"What people read on the consent page. Default: metadata.name in title case.","type":"string","minLength":1,"maxLength":100},"scopes":{"description":"The scopes of the API, by name.","type":"object","propertyNames":{"pattern":"^[\\x21\\x23-\\x5b\\x5d-\\x7e]+$"},"additionalProperties":{"type":"object","additionalProperties":false,"properties":{"description":{"description":"What people read on the consent page.","type":["string","object"],"additionalProperties":{"type":"string"}},"sensitive":{"description":"true marks it on the consent page.","type":"boolean"}}}},"accessToken":{"description":"Its access tokens.","type":"object","additionalProperties":false,"properties":{"format":{"description":"jwt can be read by the API itself (RFC 9068), opaque only by introspection. Default: jwt.","enum":["jwt","opaque"]},"ttl":{"allOf":[{"$ref":"duration.json"}],"description":"Their lifetime. Default for jwt: 10m, since nobody can revoke them; for opaque: that of the client, else of the issuer."},"alg":{"description":"The algorithm that signs it. Default: RS256.","enum":["RS256","ES256","PS256","EdDSA"]}}},"allowedClients":{"description":"Clients, by id, that may ask for it, beside those whose own file names it.","type":"array","uniqueItems":true,"items":{"type":"string","minLength":1}}},"required":["identifier"]}}};
const formats96 = formats["resource-uri"];

function validate17(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="https://idpfile.dev/schemas/v1/resource.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.apiVersion === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "apiVersion"},message:"must have required property '"+"apiVersion"+"'",schema:schema48.required,parentSchema:schema48,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.kind === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'",schema:schema48.required,parentSchema:schema48,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.metadata === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "metadata"},message:"must have required property '"+"metadata"+"'",schema:schema48.required,parentSchema:schema48,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.spec === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "spec"},message:"must have required property '"+"spec"+"'",schema:schema48.required,parentSchema:schema48,data};
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
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema48,data};
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
const err5 = {instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "idpfile/v1"},message:"must be equal to constant",schema:"idpfile/v1",parentSchema:schema48.properties.apiVersion,data:data0};
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
if("Resource" !== data1){
const err6 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "Resource"},message:"must be equal to constant",schema:"Resource",parentSchema:schema48.properties.kind,data:data1};
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
if(data9.identifier === undefined){
const err18 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty: "identifier"},message:"must have required property '"+"identifier"+"'",schema:schema48.properties.spec.required,parentSchema:schema48.properties.spec,data:data9};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
for(const key4 in data9){
if(!(((((key4 === "identifier") || (key4 === "name")) || (key4 === "scopes")) || (key4 === "accessToken")) || (key4 === "allowedClients"))){
const err19 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema48.properties.spec,data:data9};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data9.identifier !== undefined){
let data10 = data9.identifier;
if(typeof data10 === "string"){
if(!(formats96(data10))){
const err20 = {instancePath:instancePath+"/spec/identifier",schemaPath:"#/properties/spec/properties/identifier/format",keyword:"format",params:{format: "resource-uri"},message:"must match format \""+"resource-uri"+"\"",schema:"resource-uri",parentSchema:schema48.properties.spec.properties.identifier,data:data10};
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
const err21 = {instancePath:instancePath+"/spec/identifier",schemaPath:"#/properties/spec/properties/identifier/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema48.properties.spec.properties.identifier.type,parentSchema:schema48.properties.spec.properties.identifier,data:data10};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data9.name !== undefined){
let data11 = data9.name;
if(typeof data11 === "string"){
if(func3(data11) > 100){
const err22 = {instancePath:instancePath+"/spec/name",schemaPath:"#/properties/spec/properties/name/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters",schema:100,parentSchema:schema48.properties.spec.properties.name,data:data11};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(func3(data11) < 1){
const err23 = {instancePath:instancePath+"/spec/name",schemaPath:"#/properties/spec/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema48.properties.spec.properties.name,data:data11};
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
const err24 = {instancePath:instancePath+"/spec/name",schemaPath:"#/properties/spec/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema48.properties.spec.properties.name.type,parentSchema:schema48.properties.spec.properties.name,data:data11};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data9.scopes !== undefined){
let data12 = data9.scopes;
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
for(const key5 in data12){
const _errs31 = errors;
if(typeof key5 === "string"){
if(!pattern6.test(key5)){
const err25 = {instancePath:instancePath+"/spec/scopes",schemaPath:"#/properties/spec/properties/scopes/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[\\x21\\x23-\\x5b\\x5d-\\x7e]+$"},message:"must match pattern \""+"^[\\x21\\x23-\\x5b\\x5d-\\x7e]+$"+"\"",schema:"^[\\x21\\x23-\\x5b\\x5d-\\x7e]+$",parentSchema:schema48.properties.spec.properties.scopes.propertyNames,data:key5,propertyName:key5};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
var valid6 = _errs31 === errors;
if(!valid6){
const err26 = {instancePath:instancePath+"/spec/scopes",schemaPath:"#/properties/spec/properties/scopes/propertyNames",keyword:"propertyNames",params:{propertyName: key5},message:"property name must be valid",schema:schema48.properties.spec.properties.scopes.propertyNames,parentSchema:schema48.properties.spec.properties.scopes,data:data12};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
for(const key6 in data12){
let data13 = data12[key6];
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
for(const key7 in data13){
if(!((key7 === "description") || (key7 === "sensitive"))){
const err27 = {instancePath:instancePath+"/spec/scopes/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/scopes/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties",schema:false,parentSchema:schema48.properties.spec.properties.scopes.additionalProperties,data:data13};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data13.description !== undefined){
let data14 = data13.description;
if((typeof data14 !== "string") && (!(data14 && typeof data14 == "object" && !Array.isArray(data14)))){
const err28 = {instancePath:instancePath+"/spec/scopes/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/description",schemaPath:"#/properties/spec/properties/scopes/additionalProperties/properties/description/type",keyword:"type",params:{type: schema48.properties.spec.properties.scopes.additionalProperties.properties.description.type},message:"must be string,object",schema:schema48.properties.spec.properties.scopes.additionalProperties.properties.description.type,parentSchema:schema48.properties.spec.properties.scopes.additionalProperties.properties.description,data:data14};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
for(const key8 in data14){
let data15 = data14[key8];
if(typeof data15 !== "string"){
const err29 = {instancePath:instancePath+"/spec/scopes/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/description/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/scopes/additionalProperties/properties/description/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema48.properties.spec.properties.scopes.additionalProperties.properties.description.additionalProperties.type,parentSchema:schema48.properties.spec.properties.scopes.additionalProperties.properties.description.additionalProperties,data:data15};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
}
if(data13.sensitive !== undefined){
let data16 = data13.sensitive;
if(typeof data16 !== "boolean"){
const err30 = {instancePath:instancePath+"/spec/scopes/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/sensitive",schemaPath:"#/properties/spec/properties/scopes/additionalProperties/properties/sensitive/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema48.properties.spec.properties.scopes.additionalProperties.properties.sensitive.type,parentSchema:schema48.properties.spec.properties.scopes.additionalProperties.properties.sensitive,data:data16};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
}
else {
const err31 = {instancePath:instancePath+"/spec/scopes/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/scopes/additionalProperties/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema48.properties.spec.properties.scopes.additionalProperties.type,parentSchema:schema48.properties.spec.properties.scopes.additionalProperties,data:data13};
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
const err32 = {instancePath:instancePath+"/spec/scopes",schemaPath:"#/properties/spec/properties/scopes/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema48.properties.spec.properties.scopes.type,parentSchema:schema48.properties.spec.properties.scopes,data:data12};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data9.accessToken !== undefined){
let data17 = data9.accessToken;
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
for(const key9 in data17){
if(!(((key9 === "format") || (key9 === "ttl")) || (key9 === "alg"))){
const err33 = {instancePath:instancePath+"/spec/accessToken",schemaPath:"#/properties/spec/properties/accessToken/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties",schema:false,parentSchema:schema48.properties.spec.properties.accessToken,data:data17};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data17.format !== undefined){
let data18 = data17.format;
if(!((data18 === "jwt") || (data18 === "opaque"))){
const err34 = {instancePath:instancePath+"/spec/accessToken/format",schemaPath:"#/properties/spec/properties/accessToken/properties/format/enum",keyword:"enum",params:{allowedValues: schema48.properties.spec.properties.accessToken.properties.format.enum},message:"must be equal to one of the allowed values",schema:schema48.properties.spec.properties.accessToken.properties.format.enum,parentSchema:schema48.properties.spec.properties.accessToken.properties.format,data:data18};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data17.ttl !== undefined){
let data19 = data17.ttl;
if(typeof data19 === "string"){
if(!(formats18(data19))){
const err35 = {instancePath:instancePath+"/spec/accessToken/ttl",schemaPath:"duration.json/format",keyword:"format",params:{format: "duration-with-unit"},message:"must match format \""+"duration-with-unit"+"\"",schema:"duration-with-unit",parentSchema:schema16,data:data19};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
else {
const err36 = {instancePath:instancePath+"/spec/accessToken/ttl",schemaPath:"duration.json/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.type,parentSchema:schema16,data:data19};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data17.alg !== undefined){
let data20 = data17.alg;
if(!((((data20 === "RS256") || (data20 === "ES256")) || (data20 === "PS256")) || (data20 === "EdDSA"))){
const err37 = {instancePath:instancePath+"/spec/accessToken/alg",schemaPath:"#/properties/spec/properties/accessToken/properties/alg/enum",keyword:"enum",params:{allowedValues: schema48.properties.spec.properties.accessToken.properties.alg.enum},message:"must be equal to one of the allowed values",schema:schema48.properties.spec.properties.accessToken.properties.alg.enum,parentSchema:schema48.properties.spec.properties.accessToken.properties.alg,data:data20};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
}
else {
const err38 = {instancePath:instancePath+"/spec/accessToken",schemaPath:"#/properties/spec/properties/accessToken/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema48.properties.spec.properties.accessToken.type,parentSchema:schema48.properties.spec.properties.accessToken,data:data17};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data9.allowedClients !== undefined){
let data21 = data9.allowedClients;
if(Array.isArray(data21)){
const len0 = data21.length;
for(let i0=0; i0<len0; i0++){
let data22 = data21[i0];
if(typeof data22 === "string"){
if(func3(data22) < 1){
const err39 = {instancePath:instancePath+"/spec/allowedClients/" + i0,schemaPath:"#/properties/spec/properties/allowedClients/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema48.properties.spec.properties.allowedClients.items,data:data22};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
else {
const err40 = {instancePath:instancePath+"/spec/allowedClients/" + i0,schemaPath:"#/properties/spec/properties/allowedClients/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema48.properties.spec.properties.allowedClients.items.type,parentSchema:schema48.properties.spec.properties.allowedClients.items,data:data22};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
let i1 = data21.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data21[i1];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err41 = {instancePath:instancePath+"/spec/allowedClients",schemaPath:"#/properties/spec/properties/allowedClients/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i1+" are identical)",schema:true,parentSchema:schema48.properties.spec.properties.allowedClients,data:data21};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
break;
}
indices0[item0] = i1;
}
}
}
else {
const err42 = {instancePath:instancePath+"/spec/allowedClients",schemaPath:"#/properties/spec/properties/allowedClients/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema48.properties.spec.properties.allowedClients.type,parentSchema:schema48.properties.spec.properties.allowedClients,data:data21};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
}
else {
const err43 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema48.properties.spec.type,parentSchema:schema48.properties.spec,data:data9};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
}
else {
const err44 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema48.type,parentSchema:schema48,data};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
validate17.errors = vErrors;
return errors === 0;
}

exports.scope = validate18;
const schema51 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://idpfile.dev/schemas/v1/scope.json","title":"ScopeDocument","description":"A scope of your own: words for the consent page, and the claims it lets an app see. metadata.name is the scope value, which may hold capitals and : _ / as well (orders:read).","type":"object","required":["apiVersion","kind","metadata","spec"],"additionalProperties":false,"properties":{"apiVersion":{"description":"Version of the language the file is written in.","const":"idpfile/v1"},"kind":{"description":"What the file declares.","const":"Scope"},"metadata":{"title":"ScopeMetadata","description":"What every resource carries; the name may also hold capitals and : _ /, as scopes do.","type":"object","required":["name"],"additionalProperties":false,"properties":{"name":{"description":"The scope value that apps ask for (RFC 6749 section 3.3), unique among Scopes.","type":"string","maxLength":253,"pattern":"^[a-zA-Z0-9]([-a-zA-Z0-9._:/]*[a-zA-Z0-9])?$","examples":["orders:read"]},"namespace":{"$ref":"metadata.json#/properties/namespace"},"labels":{"$ref":"metadata.json#/properties/labels"},"annotations":{"$ref":"metadata.json#/properties/annotations"},"uid":{"$ref":"metadata.json#/properties/uid"},"resourceVersion":{"$ref":"metadata.json#/properties/resourceVersion"},"generation":{"$ref":"metadata.json#/properties/generation"},"creationTimestamp":{"$ref":"metadata.json#/properties/creationTimestamp"},"managedFields":{"$ref":"metadata.json#/properties/managedFields"},"ownerReferences":{"$ref":"metadata.json#/properties/ownerReferences"},"finalizers":{"$ref":"metadata.json#/properties/finalizers"},"selfLink":{"$ref":"metadata.json#/properties/selfLink"}}},"status":{"description":"Ignored: written by Kubernetes."},"spec":{"title":"ScopeSpec","description":"What the scope means.","type":"object","additionalProperties":false,"properties":{"description":{"allOf":[{"$ref":"localized-text.json"}],"description":"What people read on the consent page, by language."},"sensitive":{"description":"true marks it on the consent page.","type":"boolean"},"claims":{"description":"The claims it lets an app see, by name.","type":"object","additionalProperties":{"$ref":"claim-mapping.json"}}}}}};
const schema53 = {"description":"Accepted for resources that come from Kubernetes; has no meaning here.","type":"string"};
const schema54 = {"description":"Words for your own tools.","type":"object","additionalProperties":{"type":"string"}};
const schema55 = {"description":"Notes for people and your own tools.","type":"object","additionalProperties":{"type":"string"}};
const schema56 = {"description":"Ignored: written by Kubernetes."};
const schema57 = {"description":"Ignored: written by Kubernetes."};
const schema58 = {"description":"Ignored: written by Kubernetes."};
const schema59 = {"description":"Ignored: written by Kubernetes."};
const schema60 = {"description":"Ignored: written by Kubernetes."};
const schema61 = {"description":"Ignored: written by Kubernetes."};
const schema62 = {"description":"Ignored: written by Kubernetes."};
const schema63 = {"description":"Ignored: written by Kubernetes."};
const pattern46 = new RegExp("^[a-zA-Z0-9]([-a-zA-Z0-9._:/]*[a-zA-Z0-9])?$", "u");

function validate18(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="https://idpfile.dev/schemas/v1/scope.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.apiVersion === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "apiVersion"},message:"must have required property '"+"apiVersion"+"'",schema:schema51.required,parentSchema:schema51,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.kind === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'",schema:schema51.required,parentSchema:schema51,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.metadata === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "metadata"},message:"must have required property '"+"metadata"+"'",schema:schema51.required,parentSchema:schema51,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.spec === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "spec"},message:"must have required property '"+"spec"+"'",schema:schema51.required,parentSchema:schema51,data};
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
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema51,data};
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
const err5 = {instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "idpfile/v1"},message:"must be equal to constant",schema:"idpfile/v1",parentSchema:schema51.properties.apiVersion,data:data0};
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
if("Scope" !== data1){
const err6 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "Scope"},message:"must be equal to constant",schema:"Scope",parentSchema:schema51.properties.kind,data:data1};
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
const err7 = {instancePath:instancePath+"/metadata",schemaPath:"#/properties/metadata/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema51.properties.metadata.required,parentSchema:schema51.properties.metadata,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
for(const key1 in data2){
if(!(func2.call(schema51.properties.metadata.properties, key1))){
const err8 = {instancePath:instancePath+"/metadata",schemaPath:"#/properties/metadata/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema51.properties.metadata,data:data2};
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
const err9 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/properties/metadata/properties/name/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters",schema:253,parentSchema:schema51.properties.metadata.properties.name,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(!pattern46.test(data3)){
const err10 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/properties/metadata/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-zA-Z0-9]([-a-zA-Z0-9._:/]*[a-zA-Z0-9])?$"},message:"must match pattern \""+"^[a-zA-Z0-9]([-a-zA-Z0-9._:/]*[a-zA-Z0-9])?$"+"\"",schema:"^[a-zA-Z0-9]([-a-zA-Z0-9._:/]*[a-zA-Z0-9])?$",parentSchema:schema51.properties.metadata.properties.name,data:data3};
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
const err11 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/properties/metadata/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema51.properties.metadata.properties.name.type,parentSchema:schema51.properties.metadata.properties.name,data:data3};
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
const err12 = {instancePath:instancePath+"/metadata/namespace",schemaPath:"metadata.json#/properties/namespace/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema53.type,parentSchema:schema53,data:data4};
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
const err13 = {instancePath:instancePath+"/metadata/labels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"metadata.json#/properties/labels/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema54.additionalProperties.type,parentSchema:schema54.additionalProperties,data:data6};
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
const err14 = {instancePath:instancePath+"/metadata/labels",schemaPath:"metadata.json#/properties/labels/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema54.type,parentSchema:schema54,data:data5};
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
const err15 = {instancePath:instancePath+"/metadata/annotations/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"metadata.json#/properties/annotations/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema55.additionalProperties.type,parentSchema:schema55.additionalProperties,data:data8};
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
const err16 = {instancePath:instancePath+"/metadata/annotations",schemaPath:"metadata.json#/properties/annotations/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema55.type,parentSchema:schema55,data:data7};
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
const err17 = {instancePath:instancePath+"/metadata",schemaPath:"#/properties/metadata/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema51.properties.metadata.type,parentSchema:schema51.properties.metadata,data:data2};
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
let data17 = data.spec;
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
for(const key4 in data17){
if(!(((key4 === "description") || (key4 === "sensitive")) || (key4 === "claims"))){
const err18 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema51.properties.spec,data:data17};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data17.description !== undefined){
let data18 = data17.description;
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
if(Object.keys(data18).length < 1){
const err19 = {instancePath:instancePath+"/spec/description",schemaPath:"localized-text.json/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema13,data:data18};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
for(const key5 in data18){
let data19 = data18[key5];
if(typeof data19 === "string"){
if(func3(data19) > 300){
const err20 = {instancePath:instancePath+"/spec/description/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"localized-text.json/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 300},message:"must NOT have more than 300 characters",schema:300,parentSchema:schema13.additionalProperties,data:data19};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(func3(data19) < 1){
const err21 = {instancePath:instancePath+"/spec/description/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"localized-text.json/additionalProperties/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema13.additionalProperties,data:data19};
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
const err22 = {instancePath:instancePath+"/spec/description/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"localized-text.json/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.additionalProperties.type,parentSchema:schema13.additionalProperties,data:data19};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
else {
const err23 = {instancePath:instancePath+"/spec/description",schemaPath:"localized-text.json/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema13.type,parentSchema:schema13,data:data18};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data17.sensitive !== undefined){
let data20 = data17.sensitive;
if(typeof data20 !== "boolean"){
const err24 = {instancePath:instancePath+"/spec/sensitive",schemaPath:"#/properties/spec/properties/sensitive/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema51.properties.spec.properties.sensitive.type,parentSchema:schema51.properties.spec.properties.sensitive,data:data20};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data17.claims !== undefined){
let data21 = data17.claims;
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
for(const key6 in data21){
let data22 = data21[key6];
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
for(const key7 in data22){
if(!(((((key7 === "attribute") || (key7 === "value")) || (key7 === "fromGroups")) || (key7 === "default")) || (key7 === "multiple"))){
const err25 = {instancePath:instancePath+"/spec/claims/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"claim-mapping.json/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties",schema:false,parentSchema:schema19,data:data22};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data22.attribute !== undefined){
let data23 = data22.attribute;
if(typeof data23 === "string"){
if(func3(data23) < 1){
const err26 = {instancePath:instancePath+"/spec/claims/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/attribute",schemaPath:"claim-mapping.json/properties/attribute/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema19.properties.attribute,data:data23};
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
const err27 = {instancePath:instancePath+"/spec/claims/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/attribute",schemaPath:"claim-mapping.json/properties/attribute/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.properties.attribute.type,parentSchema:schema19.properties.attribute,data:data23};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data22.value !== undefined){
let data24 = data22.value;
if(((typeof data24 !== "string") && (!((typeof data24 == "number") && (isFinite(data24))))) && (typeof data24 !== "boolean")){
const err28 = {instancePath:instancePath+"/spec/claims/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/value",schemaPath:"claim-mapping.json/properties/value/type",keyword:"type",params:{type: schema19.properties.value.type},message:"must be string,number,boolean",schema:schema19.properties.value.type,parentSchema:schema19.properties.value,data:data24};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data22.fromGroups !== undefined){
let data25 = data22.fromGroups;
if(data25 && typeof data25 == "object" && !Array.isArray(data25)){
if(Object.keys(data25).length < 1){
const err29 = {instancePath:instancePath+"/spec/claims/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/fromGroups",schemaPath:"claim-mapping.json/properties/fromGroups/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema19.properties.fromGroups,data:data25};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
for(const key8 in data25){
let data26 = data25[key8];
if(((typeof data26 !== "string") && (!((typeof data26 == "number") && (isFinite(data26))))) && (typeof data26 !== "boolean")){
const err30 = {instancePath:instancePath+"/spec/claims/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/fromGroups/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"claim-mapping.json/properties/fromGroups/additionalProperties/type",keyword:"type",params:{type: schema19.properties.fromGroups.additionalProperties.type},message:"must be string,number,boolean",schema:schema19.properties.fromGroups.additionalProperties.type,parentSchema:schema19.properties.fromGroups.additionalProperties,data:data26};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
}
else {
const err31 = {instancePath:instancePath+"/spec/claims/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/fromGroups",schemaPath:"claim-mapping.json/properties/fromGroups/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema19.properties.fromGroups.type,parentSchema:schema19.properties.fromGroups,data:data25};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data22.default !== undefined){
let data27 = data22.default;
if(((typeof data27 !== "string") && (!((typeof data27 == "number") && (isFinite(data27))))) && (typeof data27 !== "boolean")){
const err32 = {instancePath:instancePath+"/spec/claims/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/default",schemaPath:"claim-mapping.json/properties/default/type",keyword:"type",params:{type: schema19.properties.default.type},message:"must be string,number,boolean",schema:schema19.properties.default.type,parentSchema:schema19.properties.default,data:data27};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data22.multiple !== undefined){
let data28 = data22.multiple;
if(typeof data28 !== "boolean"){
const err33 = {instancePath:instancePath+"/spec/claims/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/multiple",schemaPath:"claim-mapping.json/properties/multiple/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema19.properties.multiple.type,parentSchema:schema19.properties.multiple,data:data28};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
}
else {
const err34 = {instancePath:instancePath+"/spec/claims/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"claim-mapping.json/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema19.type,parentSchema:schema19,data:data22};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
}
else {
const err35 = {instancePath:instancePath+"/spec/claims",schemaPath:"#/properties/spec/properties/claims/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema51.properties.spec.properties.claims.type,parentSchema:schema51.properties.spec.properties.claims,data:data21};
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
const err36 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema51.properties.spec.type,parentSchema:schema51.properties.spec,data:data17};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
}
else {
const err37 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema51.type,parentSchema:schema51,data};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
validate18.errors = vErrors;
return errors === 0;
}

exports.secret = validate20;
const schema66 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://idpfile.dev/schemas/v1/secret.json","title":"SecretDocument","description":"Secret values, as a Kubernetes Secret encrypted with sops (age).","type":"object","required":["apiVersion","kind","metadata"],"additionalProperties":false,"properties":{"apiVersion":{"description":"As for a Kubernetes Secret.","const":"v1"},"kind":{"description":"What the file declares.","const":"Secret"},"metadata":{"$ref":"metadata.json"},"type":{"description":"Accepted for Kubernetes; has no meaning here.","type":"string"},"immutable":{"description":"Accepted for Kubernetes; has no meaning here.","type":"boolean"},"stringData":{"description":"Values as they are.","type":"object","additionalProperties":{"type":"string"}},"data":{"description":"Values in base64.","type":"object","additionalProperties":{"type":"string"}},"sops":{"description":"What sops wrote: recipients, data key and MAC.","type":"object"}}};

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="https://idpfile.dev/schemas/v1/secret.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.apiVersion === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "apiVersion"},message:"must have required property '"+"apiVersion"+"'",schema:schema66.required,parentSchema:schema66,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.kind === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'",schema:schema66.required,parentSchema:schema66,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.metadata === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "metadata"},message:"must have required property '"+"metadata"+"'",schema:schema66.required,parentSchema:schema66,data};
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
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema66,data};
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
const err4 = {instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "v1"},message:"must be equal to constant",schema:"v1",parentSchema:schema66.properties.apiVersion,data:data0};
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
const err5 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "Secret"},message:"must be equal to constant",schema:"Secret",parentSchema:schema66.properties.kind,data:data1};
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
const err17 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema66.properties.type.type,parentSchema:schema66.properties.type,data:data9};
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
const err18 = {instancePath:instancePath+"/immutable",schemaPath:"#/properties/immutable/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema66.properties.immutable.type,parentSchema:schema66.properties.immutable,data:data10};
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
const err19 = {instancePath:instancePath+"/stringData/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/stringData/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema66.properties.stringData.additionalProperties.type,parentSchema:schema66.properties.stringData.additionalProperties,data:data12};
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
const err20 = {instancePath:instancePath+"/stringData",schemaPath:"#/properties/stringData/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema66.properties.stringData.type,parentSchema:schema66.properties.stringData,data:data11};
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
const err21 = {instancePath:instancePath+"/data/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/data/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema66.properties.data.additionalProperties.type,parentSchema:schema66.properties.data.additionalProperties,data:data14};
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
const err22 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema66.properties.data.type,parentSchema:schema66.properties.data,data:data13};
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
const err23 = {instancePath:instancePath+"/sops",schemaPath:"#/properties/sops/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema66.properties.sops.type,parentSchema:schema66.properties.sops,data:data15};
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
const err24 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema66.type,parentSchema:schema66,data};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}

exports.test = validate21;
const schema68 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://idpfile.dev/schemas/v1/test.json","title":"TestDocument","description":"What must come of a sign-in: whether it is allowed, and with which claims. `idpfile test` says which do not hold.","type":"object","required":["apiVersion","kind","metadata","spec"],"additionalProperties":false,"properties":{"apiVersion":{"description":"Version of the language the file is written in.","const":"idpfile/v1"},"kind":{"description":"What the file declares.","const":"Test"},"metadata":{"$ref":"metadata.json"},"status":{"description":"Ignored: written by Kubernetes."},"spec":{"title":"TestSpec","description":"The cases.","type":"object","required":["cases"],"additionalProperties":false,"properties":{"cases":{"description":"Sign-ins and what is expected of each. Passwords are not looked at.","type":"array","minItems":1,"items":{"type":"object","required":["name","client","expect"],"additionalProperties":false,"properties":{"name":{"description":"What the case shows, as a sentence.","type":"string","minLength":1,"maxLength":200,"examples":["contractors do not get in"]},"user":{"description":"metadata.name of the User who signs in. Left out where a client acts for itself.","type":"string","minLength":1,"examples":["alice"]},"client":{"description":"Id of the client that is signed in to, or that acts for itself.","type":"string","minLength":1,"examples":["wiki"]},"scopes":{"description":"The scopes it asks for. Default: all it may.","type":"array","uniqueItems":true,"items":{"type":"string","minLength":1}},"audience":{"description":"Id of another client, or identifier of a Resource, that the token is asked for.","type":"string","minLength":1,"examples":["backend-app"]},"expect":{"description":"What must come of it.","type":"object","required":["allowed"],"additionalProperties":false,"properties":{"allowed":{"description":"Whether the sign-in succeeds.","type":"boolean"},"reason":{"description":"Why it does not: unknown-client, client-disabled, grant-not-allowed, scope-not-allowed, audience-not-allowed, unknown-user, user-disabled, user-expired, not-in-allowed-groups, not-among-allowed-users, not-allowed-by-audience.","type":"string","pattern":"^[a-z][a-z0-9]*(-[a-z0-9]+)*$","examples":["not-in-allowed-groups"]},"consent":{"description":"How consent is asked for.","enum":["remember","ask","skip"]},"claims":{"description":"Claims of the ID token, or of the access token where a client acts for itself, by name; null for one that must not be there. Others may be there as well.","type":"object","examples":[{"groups":["staff"]}]}}}}}}}}}};

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="https://idpfile.dev/schemas/v1/test.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.apiVersion === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "apiVersion"},message:"must have required property '"+"apiVersion"+"'",schema:schema68.required,parentSchema:schema68,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.kind === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'",schema:schema68.required,parentSchema:schema68,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.metadata === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "metadata"},message:"must have required property '"+"metadata"+"'",schema:schema68.required,parentSchema:schema68,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.spec === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "spec"},message:"must have required property '"+"spec"+"'",schema:schema68.required,parentSchema:schema68,data};
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
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema68,data};
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
const err5 = {instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "idpfile/v1"},message:"must be equal to constant",schema:"idpfile/v1",parentSchema:schema68.properties.apiVersion,data:data0};
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
if("Test" !== data1){
const err6 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "Test"},message:"must be equal to constant",schema:"Test",parentSchema:schema68.properties.kind,data:data1};
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
if(data9.cases === undefined){
const err18 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty: "cases"},message:"must have required property '"+"cases"+"'",schema:schema68.properties.spec.required,parentSchema:schema68.properties.spec,data:data9};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
for(const key4 in data9){
if(!(key4 === "cases")){
const err19 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema68.properties.spec,data:data9};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data9.cases !== undefined){
let data10 = data9.cases;
if(Array.isArray(data10)){
if(data10.length < 1){
const err20 = {instancePath:instancePath+"/spec/cases",schemaPath:"#/properties/spec/properties/cases/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema68.properties.spec.properties.cases,data:data10};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
const len0 = data10.length;
for(let i0=0; i0<len0; i0++){
let data11 = data10[i0];
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(data11.name === undefined){
const err21 = {instancePath:instancePath+"/spec/cases/" + i0,schemaPath:"#/properties/spec/properties/cases/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema68.properties.spec.properties.cases.items.required,parentSchema:schema68.properties.spec.properties.cases.items,data:data11};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(data11.client === undefined){
const err22 = {instancePath:instancePath+"/spec/cases/" + i0,schemaPath:"#/properties/spec/properties/cases/items/required",keyword:"required",params:{missingProperty: "client"},message:"must have required property '"+"client"+"'",schema:schema68.properties.spec.properties.cases.items.required,parentSchema:schema68.properties.spec.properties.cases.items,data:data11};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(data11.expect === undefined){
const err23 = {instancePath:instancePath+"/spec/cases/" + i0,schemaPath:"#/properties/spec/properties/cases/items/required",keyword:"required",params:{missingProperty: "expect"},message:"must have required property '"+"expect"+"'",schema:schema68.properties.spec.properties.cases.items.required,parentSchema:schema68.properties.spec.properties.cases.items,data:data11};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
for(const key5 in data11){
if(!((((((key5 === "name") || (key5 === "user")) || (key5 === "client")) || (key5 === "scopes")) || (key5 === "audience")) || (key5 === "expect"))){
const err24 = {instancePath:instancePath+"/spec/cases/" + i0,schemaPath:"#/properties/spec/properties/cases/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties",schema:false,parentSchema:schema68.properties.spec.properties.cases.items,data:data11};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data11.name !== undefined){
let data12 = data11.name;
if(typeof data12 === "string"){
if(func3(data12) > 200){
const err25 = {instancePath:instancePath+"/spec/cases/" + i0+"/name",schemaPath:"#/properties/spec/properties/cases/items/properties/name/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters",schema:200,parentSchema:schema68.properties.spec.properties.cases.items.properties.name,data:data12};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(func3(data12) < 1){
const err26 = {instancePath:instancePath+"/spec/cases/" + i0+"/name",schemaPath:"#/properties/spec/properties/cases/items/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema68.properties.spec.properties.cases.items.properties.name,data:data12};
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
const err27 = {instancePath:instancePath+"/spec/cases/" + i0+"/name",schemaPath:"#/properties/spec/properties/cases/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema68.properties.spec.properties.cases.items.properties.name.type,parentSchema:schema68.properties.spec.properties.cases.items.properties.name,data:data12};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data11.user !== undefined){
let data13 = data11.user;
if(typeof data13 === "string"){
if(func3(data13) < 1){
const err28 = {instancePath:instancePath+"/spec/cases/" + i0+"/user",schemaPath:"#/properties/spec/properties/cases/items/properties/user/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema68.properties.spec.properties.cases.items.properties.user,data:data13};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
else {
const err29 = {instancePath:instancePath+"/spec/cases/" + i0+"/user",schemaPath:"#/properties/spec/properties/cases/items/properties/user/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema68.properties.spec.properties.cases.items.properties.user.type,parentSchema:schema68.properties.spec.properties.cases.items.properties.user,data:data13};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data11.client !== undefined){
let data14 = data11.client;
if(typeof data14 === "string"){
if(func3(data14) < 1){
const err30 = {instancePath:instancePath+"/spec/cases/" + i0+"/client",schemaPath:"#/properties/spec/properties/cases/items/properties/client/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema68.properties.spec.properties.cases.items.properties.client,data:data14};
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
const err31 = {instancePath:instancePath+"/spec/cases/" + i0+"/client",schemaPath:"#/properties/spec/properties/cases/items/properties/client/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema68.properties.spec.properties.cases.items.properties.client.type,parentSchema:schema68.properties.spec.properties.cases.items.properties.client,data:data14};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data11.scopes !== undefined){
let data15 = data11.scopes;
if(Array.isArray(data15)){
const len1 = data15.length;
for(let i1=0; i1<len1; i1++){
let data16 = data15[i1];
if(typeof data16 === "string"){
if(func3(data16) < 1){
const err32 = {instancePath:instancePath+"/spec/cases/" + i0+"/scopes/" + i1,schemaPath:"#/properties/spec/properties/cases/items/properties/scopes/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema68.properties.spec.properties.cases.items.properties.scopes.items,data:data16};
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
const err33 = {instancePath:instancePath+"/spec/cases/" + i0+"/scopes/" + i1,schemaPath:"#/properties/spec/properties/cases/items/properties/scopes/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema68.properties.spec.properties.cases.items.properties.scopes.items.type,parentSchema:schema68.properties.spec.properties.cases.items.properties.scopes.items,data:data16};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
let i2 = data15.length;
let j0;
if(i2 > 1){
const indices0 = {};
for(;i2--;){
let item0 = data15[i2];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err34 = {instancePath:instancePath+"/spec/cases/" + i0+"/scopes",schemaPath:"#/properties/spec/properties/cases/items/properties/scopes/uniqueItems",keyword:"uniqueItems",params:{i: i2, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i2+" are identical)",schema:true,parentSchema:schema68.properties.spec.properties.cases.items.properties.scopes,data:data15};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
break;
}
indices0[item0] = i2;
}
}
}
else {
const err35 = {instancePath:instancePath+"/spec/cases/" + i0+"/scopes",schemaPath:"#/properties/spec/properties/cases/items/properties/scopes/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema68.properties.spec.properties.cases.items.properties.scopes.type,parentSchema:schema68.properties.spec.properties.cases.items.properties.scopes,data:data15};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data11.audience !== undefined){
let data17 = data11.audience;
if(typeof data17 === "string"){
if(func3(data17) < 1){
const err36 = {instancePath:instancePath+"/spec/cases/" + i0+"/audience",schemaPath:"#/properties/spec/properties/cases/items/properties/audience/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema68.properties.spec.properties.cases.items.properties.audience,data:data17};
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
const err37 = {instancePath:instancePath+"/spec/cases/" + i0+"/audience",schemaPath:"#/properties/spec/properties/cases/items/properties/audience/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema68.properties.spec.properties.cases.items.properties.audience.type,parentSchema:schema68.properties.spec.properties.cases.items.properties.audience,data:data17};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data11.expect !== undefined){
let data18 = data11.expect;
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
if(data18.allowed === undefined){
const err38 = {instancePath:instancePath+"/spec/cases/" + i0+"/expect",schemaPath:"#/properties/spec/properties/cases/items/properties/expect/required",keyword:"required",params:{missingProperty: "allowed"},message:"must have required property '"+"allowed"+"'",schema:schema68.properties.spec.properties.cases.items.properties.expect.required,parentSchema:schema68.properties.spec.properties.cases.items.properties.expect,data:data18};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
for(const key6 in data18){
if(!((((key6 === "allowed") || (key6 === "reason")) || (key6 === "consent")) || (key6 === "claims"))){
const err39 = {instancePath:instancePath+"/spec/cases/" + i0+"/expect",schemaPath:"#/properties/spec/properties/cases/items/properties/expect/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties",schema:false,parentSchema:schema68.properties.spec.properties.cases.items.properties.expect,data:data18};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data18.allowed !== undefined){
let data19 = data18.allowed;
if(typeof data19 !== "boolean"){
const err40 = {instancePath:instancePath+"/spec/cases/" + i0+"/expect/allowed",schemaPath:"#/properties/spec/properties/cases/items/properties/expect/properties/allowed/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema68.properties.spec.properties.cases.items.properties.expect.properties.allowed.type,parentSchema:schema68.properties.spec.properties.cases.items.properties.expect.properties.allowed,data:data19};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data18.reason !== undefined){
let data20 = data18.reason;
if(typeof data20 === "string"){
if(!pattern39.test(data20)){
const err41 = {instancePath:instancePath+"/spec/cases/" + i0+"/expect/reason",schemaPath:"#/properties/spec/properties/cases/items/properties/expect/properties/reason/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"},message:"must match pattern \""+"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"+"\"",schema:"^[a-z][a-z0-9]*(-[a-z0-9]+)*$",parentSchema:schema68.properties.spec.properties.cases.items.properties.expect.properties.reason,data:data20};
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
const err42 = {instancePath:instancePath+"/spec/cases/" + i0+"/expect/reason",schemaPath:"#/properties/spec/properties/cases/items/properties/expect/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema68.properties.spec.properties.cases.items.properties.expect.properties.reason.type,parentSchema:schema68.properties.spec.properties.cases.items.properties.expect.properties.reason,data:data20};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data18.consent !== undefined){
let data21 = data18.consent;
if(!(((data21 === "remember") || (data21 === "ask")) || (data21 === "skip"))){
const err43 = {instancePath:instancePath+"/spec/cases/" + i0+"/expect/consent",schemaPath:"#/properties/spec/properties/cases/items/properties/expect/properties/consent/enum",keyword:"enum",params:{allowedValues: schema68.properties.spec.properties.cases.items.properties.expect.properties.consent.enum},message:"must be equal to one of the allowed values",schema:schema68.properties.spec.properties.cases.items.properties.expect.properties.consent.enum,parentSchema:schema68.properties.spec.properties.cases.items.properties.expect.properties.consent,data:data21};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data18.claims !== undefined){
let data22 = data18.claims;
if(!(data22 && typeof data22 == "object" && !Array.isArray(data22))){
const err44 = {instancePath:instancePath+"/spec/cases/" + i0+"/expect/claims",schemaPath:"#/properties/spec/properties/cases/items/properties/expect/properties/claims/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema68.properties.spec.properties.cases.items.properties.expect.properties.claims.type,parentSchema:schema68.properties.spec.properties.cases.items.properties.expect.properties.claims,data:data22};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
}
else {
const err45 = {instancePath:instancePath+"/spec/cases/" + i0+"/expect",schemaPath:"#/properties/spec/properties/cases/items/properties/expect/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema68.properties.spec.properties.cases.items.properties.expect.type,parentSchema:schema68.properties.spec.properties.cases.items.properties.expect,data:data18};
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
const err46 = {instancePath:instancePath+"/spec/cases/" + i0,schemaPath:"#/properties/spec/properties/cases/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema68.properties.spec.properties.cases.items.type,parentSchema:schema68.properties.spec.properties.cases.items,data:data11};
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
const err47 = {instancePath:instancePath+"/spec/cases",schemaPath:"#/properties/spec/properties/cases/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema68.properties.spec.properties.cases.type,parentSchema:schema68.properties.spec.properties.cases,data:data10};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
}
else {
const err48 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema68.properties.spec.type,parentSchema:schema68.properties.spec,data:data9};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
}
else {
const err49 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema68.type,parentSchema:schema68,data};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}

exports.user = validate22;
const schema70 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://idpfile.dev/schemas/v1/user.json","title":"UserDocument","description":"One person who may sign in.","type":"object","required":["apiVersion","kind","metadata","spec"],"additionalProperties":false,"properties":{"apiVersion":{"description":"Version of the language the file is written in.","const":"idpfile/v1"},"kind":{"description":"What the file declares.","const":"User"},"metadata":{"$ref":"metadata.json"},"status":{"description":"Ignored: written by Kubernetes."},"sops":{"description":"What sops wrote, where fields of spec are encrypted in this file: recipients, data key and MAC.","type":"object"},"spec":{"title":"UserSpec","description":"Who the person is, and how to prove it.","type":"object","additionalProperties":false,"properties":{"sub":{"description":"The subject identifier every app knows the person by. Default: a UUID derived from the issuer URL and metadata.name. Must never change.","type":"string","minLength":1,"maxLength":255,"pattern":"^[\\x21-\\x7e]+$"},"username":{"description":"The name to sign in with, and the preferred_username claim. Default: metadata.name.","type":"string","minLength":1,"maxLength":255,"pattern":"^[^\\s]+$"},"email":{"description":"Email address; may be used to sign in.","type":"string","format":"email-address"},"emailVerified":{"description":"Whether somebody has made sure that the address is this person's. Default: false.","type":"boolean"},"name":{"description":"Full name as shown to people.","type":"string","minLength":1},"givenName":{"description":"Given name or names.","type":"string","minLength":1},"familyName":{"description":"Family name or names.","type":"string","minLength":1},"picture":{"description":"URL of a portrait.","type":"string","format":"web-url"},"locale":{"description":"BCP 47 language tag, such as en or pt-BR.","type":"string","pattern":"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"},"zoneinfo":{"description":"Time zone, such as Europe/Berlin.","type":"string","minLength":1},"groups":{"description":"Groups the person belongs to: the groups claim.","type":"array","uniqueItems":true,"items":{"type":"string","minLength":1,"maxLength":255}},"phoneNumber":{"description":"Telephone number (E.164 recommended).","type":"string","minLength":1},"attributes":{"description":"Anything else about the person, for claims.","type":"object","additionalProperties":{"type":["string","number","boolean","array"],"items":{"type":["string","number","boolean"]}},"examples":[{"quota":20}]},"passwordHash":{"description":"Hash of the password: bcrypt, or argon2id, scrypt or PBKDF2 as another program wrote it. Without it the person cannot sign in with a password.","type":"string","format":"password-hash"},"passwordRef":{"allOf":[{"$ref":"secret-ref.json"}],"description":"Where the password stands instead: a hash as for passwordHash, or the password itself, which is hashed when the files are read."},"totpRef":{"allOf":[{"$ref":"secret-ref.json"}],"description":"The seed of time-based one-time passwords."},"identities":{"description":"Accounts at other providers that are this person.","type":"array","items":{"type":"object","required":["connector","subject"],"additionalProperties":false,"properties":{"connector":{"description":"Name of the Connector.","type":"string"},"subject":{"description":"The person's subject identifier there.","type":"string"}}}},"enabled":{"description":"false refuses to sign the person in. Default: true.","type":"boolean"},"expiresAt":{"description":"From then on the person cannot sign in (RFC 3339).","type":"string","format":"timestamp","examples":["2027-01-31T00:00:00Z"]}}}}};
const pattern53 = new RegExp("^[^\\s]+$", "u");
const pattern54 = new RegExp("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$", "u");
const formats100 = formats["email-address"];

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="https://idpfile.dev/schemas/v1/user.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.apiVersion === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "apiVersion"},message:"must have required property '"+"apiVersion"+"'",schema:schema70.required,parentSchema:schema70,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.kind === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'",schema:schema70.required,parentSchema:schema70,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.metadata === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "metadata"},message:"must have required property '"+"metadata"+"'",schema:schema70.required,parentSchema:schema70,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.spec === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "spec"},message:"must have required property '"+"spec"+"'",schema:schema70.required,parentSchema:schema70,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!((((((key0 === "apiVersion") || (key0 === "kind")) || (key0 === "metadata")) || (key0 === "status")) || (key0 === "sops")) || (key0 === "spec"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema70,data};
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
const err5 = {instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "idpfile/v1"},message:"must be equal to constant",schema:"idpfile/v1",parentSchema:schema70.properties.apiVersion,data:data0};
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
const err6 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "User"},message:"must be equal to constant",schema:"User",parentSchema:schema70.properties.kind,data:data1};
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
if(data.sops !== undefined){
let data9 = data.sops;
if(!(data9 && typeof data9 == "object" && !Array.isArray(data9))){
const err18 = {instancePath:instancePath+"/sops",schemaPath:"#/properties/sops/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema70.properties.sops.type,parentSchema:schema70.properties.sops,data:data9};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.spec !== undefined){
let data10 = data.spec;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
for(const key4 in data10){
if(!(func2.call(schema70.properties.spec.properties, key4))){
const err19 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema70.properties.spec,data:data10};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data10.sub !== undefined){
let data11 = data10.sub;
if(typeof data11 === "string"){
if(func3(data11) > 255){
const err20 = {instancePath:instancePath+"/spec/sub",schemaPath:"#/properties/spec/properties/sub/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters",schema:255,parentSchema:schema70.properties.spec.properties.sub,data:data11};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(func3(data11) < 1){
const err21 = {instancePath:instancePath+"/spec/sub",schemaPath:"#/properties/spec/properties/sub/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema70.properties.spec.properties.sub,data:data11};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(!pattern37.test(data11)){
const err22 = {instancePath:instancePath+"/spec/sub",schemaPath:"#/properties/spec/properties/sub/pattern",keyword:"pattern",params:{pattern: "^[\\x21-\\x7e]+$"},message:"must match pattern \""+"^[\\x21-\\x7e]+$"+"\"",schema:"^[\\x21-\\x7e]+$",parentSchema:schema70.properties.spec.properties.sub,data:data11};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/spec/sub",schemaPath:"#/properties/spec/properties/sub/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema70.properties.spec.properties.sub.type,parentSchema:schema70.properties.spec.properties.sub,data:data11};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data10.username !== undefined){
let data12 = data10.username;
if(typeof data12 === "string"){
if(func3(data12) > 255){
const err24 = {instancePath:instancePath+"/spec/username",schemaPath:"#/properties/spec/properties/username/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters",schema:255,parentSchema:schema70.properties.spec.properties.username,data:data12};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(func3(data12) < 1){
const err25 = {instancePath:instancePath+"/spec/username",schemaPath:"#/properties/spec/properties/username/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema70.properties.spec.properties.username,data:data12};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(!pattern53.test(data12)){
const err26 = {instancePath:instancePath+"/spec/username",schemaPath:"#/properties/spec/properties/username/pattern",keyword:"pattern",params:{pattern: "^[^\\s]+$"},message:"must match pattern \""+"^[^\\s]+$"+"\"",schema:"^[^\\s]+$",parentSchema:schema70.properties.spec.properties.username,data:data12};
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
const err27 = {instancePath:instancePath+"/spec/username",schemaPath:"#/properties/spec/properties/username/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema70.properties.spec.properties.username.type,parentSchema:schema70.properties.spec.properties.username,data:data12};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data10.email !== undefined){
let data13 = data10.email;
if(typeof data13 === "string"){
if(!(formats100(data13))){
const err28 = {instancePath:instancePath+"/spec/email",schemaPath:"#/properties/spec/properties/email/format",keyword:"format",params:{format: "email-address"},message:"must match format \""+"email-address"+"\"",schema:"email-address",parentSchema:schema70.properties.spec.properties.email,data:data13};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
else {
const err29 = {instancePath:instancePath+"/spec/email",schemaPath:"#/properties/spec/properties/email/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema70.properties.spec.properties.email.type,parentSchema:schema70.properties.spec.properties.email,data:data13};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data10.emailVerified !== undefined){
let data14 = data10.emailVerified;
if(typeof data14 !== "boolean"){
const err30 = {instancePath:instancePath+"/spec/emailVerified",schemaPath:"#/properties/spec/properties/emailVerified/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema70.properties.spec.properties.emailVerified.type,parentSchema:schema70.properties.spec.properties.emailVerified,data:data14};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data10.name !== undefined){
let data15 = data10.name;
if(typeof data15 === "string"){
if(func3(data15) < 1){
const err31 = {instancePath:instancePath+"/spec/name",schemaPath:"#/properties/spec/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema70.properties.spec.properties.name,data:data15};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
else {
const err32 = {instancePath:instancePath+"/spec/name",schemaPath:"#/properties/spec/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema70.properties.spec.properties.name.type,parentSchema:schema70.properties.spec.properties.name,data:data15};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data10.givenName !== undefined){
let data16 = data10.givenName;
if(typeof data16 === "string"){
if(func3(data16) < 1){
const err33 = {instancePath:instancePath+"/spec/givenName",schemaPath:"#/properties/spec/properties/givenName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema70.properties.spec.properties.givenName,data:data16};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
else {
const err34 = {instancePath:instancePath+"/spec/givenName",schemaPath:"#/properties/spec/properties/givenName/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema70.properties.spec.properties.givenName.type,parentSchema:schema70.properties.spec.properties.givenName,data:data16};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data10.familyName !== undefined){
let data17 = data10.familyName;
if(typeof data17 === "string"){
if(func3(data17) < 1){
const err35 = {instancePath:instancePath+"/spec/familyName",schemaPath:"#/properties/spec/properties/familyName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema70.properties.spec.properties.familyName,data:data17};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
else {
const err36 = {instancePath:instancePath+"/spec/familyName",schemaPath:"#/properties/spec/properties/familyName/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema70.properties.spec.properties.familyName.type,parentSchema:schema70.properties.spec.properties.familyName,data:data17};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data10.picture !== undefined){
let data18 = data10.picture;
if(typeof data18 === "string"){
if(!(formats14(data18))){
const err37 = {instancePath:instancePath+"/spec/picture",schemaPath:"#/properties/spec/properties/picture/format",keyword:"format",params:{format: "web-url"},message:"must match format \""+"web-url"+"\"",schema:"web-url",parentSchema:schema70.properties.spec.properties.picture,data:data18};
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
const err38 = {instancePath:instancePath+"/spec/picture",schemaPath:"#/properties/spec/properties/picture/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema70.properties.spec.properties.picture.type,parentSchema:schema70.properties.spec.properties.picture,data:data18};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data10.locale !== undefined){
let data19 = data10.locale;
if(typeof data19 === "string"){
if(!pattern54.test(data19)){
const err39 = {instancePath:instancePath+"/spec/locale",schemaPath:"#/properties/spec/properties/locale/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"},message:"must match pattern \""+"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"+"\"",schema:"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$",parentSchema:schema70.properties.spec.properties.locale,data:data19};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
else {
const err40 = {instancePath:instancePath+"/spec/locale",schemaPath:"#/properties/spec/properties/locale/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema70.properties.spec.properties.locale.type,parentSchema:schema70.properties.spec.properties.locale,data:data19};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data10.zoneinfo !== undefined){
let data20 = data10.zoneinfo;
if(typeof data20 === "string"){
if(func3(data20) < 1){
const err41 = {instancePath:instancePath+"/spec/zoneinfo",schemaPath:"#/properties/spec/properties/zoneinfo/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema70.properties.spec.properties.zoneinfo,data:data20};
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
const err42 = {instancePath:instancePath+"/spec/zoneinfo",schemaPath:"#/properties/spec/properties/zoneinfo/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema70.properties.spec.properties.zoneinfo.type,parentSchema:schema70.properties.spec.properties.zoneinfo,data:data20};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data10.groups !== undefined){
let data21 = data10.groups;
if(Array.isArray(data21)){
const len0 = data21.length;
for(let i0=0; i0<len0; i0++){
let data22 = data21[i0];
if(typeof data22 === "string"){
if(func3(data22) > 255){
const err43 = {instancePath:instancePath+"/spec/groups/" + i0,schemaPath:"#/properties/spec/properties/groups/items/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters",schema:255,parentSchema:schema70.properties.spec.properties.groups.items,data:data22};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
if(func3(data22) < 1){
const err44 = {instancePath:instancePath+"/spec/groups/" + i0,schemaPath:"#/properties/spec/properties/groups/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema70.properties.spec.properties.groups.items,data:data22};
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
const err45 = {instancePath:instancePath+"/spec/groups/" + i0,schemaPath:"#/properties/spec/properties/groups/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema70.properties.spec.properties.groups.items.type,parentSchema:schema70.properties.spec.properties.groups.items,data:data22};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
let i1 = data21.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data21[i1];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err46 = {instancePath:instancePath+"/spec/groups",schemaPath:"#/properties/spec/properties/groups/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i1+" are identical)",schema:true,parentSchema:schema70.properties.spec.properties.groups,data:data21};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
break;
}
indices0[item0] = i1;
}
}
}
else {
const err47 = {instancePath:instancePath+"/spec/groups",schemaPath:"#/properties/spec/properties/groups/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema70.properties.spec.properties.groups.type,parentSchema:schema70.properties.spec.properties.groups,data:data21};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data10.phoneNumber !== undefined){
let data23 = data10.phoneNumber;
if(typeof data23 === "string"){
if(func3(data23) < 1){
const err48 = {instancePath:instancePath+"/spec/phoneNumber",schemaPath:"#/properties/spec/properties/phoneNumber/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema70.properties.spec.properties.phoneNumber,data:data23};
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
const err49 = {instancePath:instancePath+"/spec/phoneNumber",schemaPath:"#/properties/spec/properties/phoneNumber/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema70.properties.spec.properties.phoneNumber.type,parentSchema:schema70.properties.spec.properties.phoneNumber,data:data23};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data10.attributes !== undefined){
let data24 = data10.attributes;
if(data24 && typeof data24 == "object" && !Array.isArray(data24)){
for(const key5 in data24){
let data25 = data24[key5];
if((((typeof data25 !== "string") && (!((typeof data25 == "number") && (isFinite(data25))))) && (typeof data25 !== "boolean")) && (!(Array.isArray(data25)))){
const err50 = {instancePath:instancePath+"/spec/attributes/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/attributes/additionalProperties/type",keyword:"type",params:{type: schema70.properties.spec.properties.attributes.additionalProperties.type},message:"must be string,number,boolean,array",schema:schema70.properties.spec.properties.attributes.additionalProperties.type,parentSchema:schema70.properties.spec.properties.attributes.additionalProperties,data:data25};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
if(Array.isArray(data25)){
const len1 = data25.length;
for(let i2=0; i2<len1; i2++){
let data26 = data25[i2];
if(((typeof data26 !== "string") && (!((typeof data26 == "number") && (isFinite(data26))))) && (typeof data26 !== "boolean")){
const err51 = {instancePath:instancePath+"/spec/attributes/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i2,schemaPath:"#/properties/spec/properties/attributes/additionalProperties/items/type",keyword:"type",params:{type: schema70.properties.spec.properties.attributes.additionalProperties.items.type},message:"must be string,number,boolean",schema:schema70.properties.spec.properties.attributes.additionalProperties.items.type,parentSchema:schema70.properties.spec.properties.attributes.additionalProperties.items,data:data26};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
}
}
}
else {
const err52 = {instancePath:instancePath+"/spec/attributes",schemaPath:"#/properties/spec/properties/attributes/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema70.properties.spec.properties.attributes.type,parentSchema:schema70.properties.spec.properties.attributes,data:data24};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data10.passwordHash !== undefined){
let data27 = data10.passwordHash;
if(typeof data27 === "string"){
if(!(formats8(data27))){
const err53 = {instancePath:instancePath+"/spec/passwordHash",schemaPath:"#/properties/spec/properties/passwordHash/format",keyword:"format",params:{format: "password-hash"},message:"must match format \""+"password-hash"+"\"",schema:"password-hash",parentSchema:schema70.properties.spec.properties.passwordHash,data:data27};
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
const err54 = {instancePath:instancePath+"/spec/passwordHash",schemaPath:"#/properties/spec/properties/passwordHash/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema70.properties.spec.properties.passwordHash.type,parentSchema:schema70.properties.spec.properties.passwordHash,data:data27};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data10.passwordRef !== undefined){
let data28 = data10.passwordRef;
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
for(const key6 in data28){
if(!(((((key6 === "name") || (key6 === "namespace")) || (key6 === "key")) || (key6 === "file")) || (key6 === "env"))){
const err55 = {instancePath:instancePath+"/spec/passwordRef",schemaPath:"secret-ref.json/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties",schema:false,parentSchema:schema14,data:data28};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
if(data28.name !== undefined){
let data29 = data28.name;
if(typeof data29 === "string"){
if(func3(data29) < 1){
const err56 = {instancePath:instancePath+"/spec/passwordRef/name",schemaPath:"secret-ref.json/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema14.properties.name,data:data29};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
else {
const err57 = {instancePath:instancePath+"/spec/passwordRef/name",schemaPath:"secret-ref.json/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.name.type,parentSchema:schema14.properties.name,data:data29};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data28.namespace !== undefined){
let data30 = data28.namespace;
if(typeof data30 !== "string"){
const err58 = {instancePath:instancePath+"/spec/passwordRef/namespace",schemaPath:"secret-ref.json/properties/namespace/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.namespace.type,parentSchema:schema14.properties.namespace,data:data30};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(data28.key !== undefined){
let data31 = data28.key;
if(typeof data31 === "string"){
if(func3(data31) < 1){
const err59 = {instancePath:instancePath+"/spec/passwordRef/key",schemaPath:"secret-ref.json/properties/key/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema14.properties.key,data:data31};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
else {
const err60 = {instancePath:instancePath+"/spec/passwordRef/key",schemaPath:"secret-ref.json/properties/key/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.key.type,parentSchema:schema14.properties.key,data:data31};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data28.file !== undefined){
let data32 = data28.file;
if(typeof data32 === "string"){
if(!pattern2.test(data32)){
const err61 = {instancePath:instancePath+"/spec/passwordRef/file",schemaPath:"secret-ref.json/properties/file/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\"",schema:"^/",parentSchema:schema14.properties.file,data:data32};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
else {
const err62 = {instancePath:instancePath+"/spec/passwordRef/file",schemaPath:"secret-ref.json/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.file.type,parentSchema:schema14.properties.file,data:data32};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
if(data28.env !== undefined){
let data33 = data28.env;
if(typeof data33 === "string"){
if(!pattern3.test(data33)){
const err63 = {instancePath:instancePath+"/spec/passwordRef/env",schemaPath:"secret-ref.json/properties/env/pattern",keyword:"pattern",params:{pattern: "^IDPFILE_SECRET_[A-Z0-9_]+$"},message:"must match pattern \""+"^IDPFILE_SECRET_[A-Z0-9_]+$"+"\"",schema:"^IDPFILE_SECRET_[A-Z0-9_]+$",parentSchema:schema14.properties.env,data:data33};
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
const err64 = {instancePath:instancePath+"/spec/passwordRef/env",schemaPath:"secret-ref.json/properties/env/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.env.type,parentSchema:schema14.properties.env,data:data33};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
}
else {
const err65 = {instancePath:instancePath+"/spec/passwordRef",schemaPath:"secret-ref.json/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema14.type,parentSchema:schema14,data:data28};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data10.totpRef !== undefined){
let data34 = data10.totpRef;
if(data34 && typeof data34 == "object" && !Array.isArray(data34)){
for(const key7 in data34){
if(!(((((key7 === "name") || (key7 === "namespace")) || (key7 === "key")) || (key7 === "file")) || (key7 === "env"))){
const err66 = {instancePath:instancePath+"/spec/totpRef",schemaPath:"secret-ref.json/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties",schema:false,parentSchema:schema14,data:data34};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
if(data34.name !== undefined){
let data35 = data34.name;
if(typeof data35 === "string"){
if(func3(data35) < 1){
const err67 = {instancePath:instancePath+"/spec/totpRef/name",schemaPath:"secret-ref.json/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema14.properties.name,data:data35};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
else {
const err68 = {instancePath:instancePath+"/spec/totpRef/name",schemaPath:"secret-ref.json/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.name.type,parentSchema:schema14.properties.name,data:data35};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
if(data34.namespace !== undefined){
let data36 = data34.namespace;
if(typeof data36 !== "string"){
const err69 = {instancePath:instancePath+"/spec/totpRef/namespace",schemaPath:"secret-ref.json/properties/namespace/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.namespace.type,parentSchema:schema14.properties.namespace,data:data36};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
if(data34.key !== undefined){
let data37 = data34.key;
if(typeof data37 === "string"){
if(func3(data37) < 1){
const err70 = {instancePath:instancePath+"/spec/totpRef/key",schemaPath:"secret-ref.json/properties/key/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema14.properties.key,data:data37};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
else {
const err71 = {instancePath:instancePath+"/spec/totpRef/key",schemaPath:"secret-ref.json/properties/key/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.key.type,parentSchema:schema14.properties.key,data:data37};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
if(data34.file !== undefined){
let data38 = data34.file;
if(typeof data38 === "string"){
if(!pattern2.test(data38)){
const err72 = {instancePath:instancePath+"/spec/totpRef/file",schemaPath:"secret-ref.json/properties/file/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\"",schema:"^/",parentSchema:schema14.properties.file,data:data38};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
else {
const err73 = {instancePath:instancePath+"/spec/totpRef/file",schemaPath:"secret-ref.json/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.file.type,parentSchema:schema14.properties.file,data:data38};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
if(data34.env !== undefined){
let data39 = data34.env;
if(typeof data39 === "string"){
if(!pattern3.test(data39)){
const err74 = {instancePath:instancePath+"/spec/totpRef/env",schemaPath:"secret-ref.json/properties/env/pattern",keyword:"pattern",params:{pattern: "^IDPFILE_SECRET_[A-Z0-9_]+$"},message:"must match pattern \""+"^IDPFILE_SECRET_[A-Z0-9_]+$"+"\"",schema:"^IDPFILE_SECRET_[A-Z0-9_]+$",parentSchema:schema14.properties.env,data:data39};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
else {
const err75 = {instancePath:instancePath+"/spec/totpRef/env",schemaPath:"secret-ref.json/properties/env/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.env.type,parentSchema:schema14.properties.env,data:data39};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
}
else {
const err76 = {instancePath:instancePath+"/spec/totpRef",schemaPath:"secret-ref.json/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema14.type,parentSchema:schema14,data:data34};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
if(data10.identities !== undefined){
let data40 = data10.identities;
if(Array.isArray(data40)){
const len2 = data40.length;
for(let i3=0; i3<len2; i3++){
let data41 = data40[i3];
if(data41 && typeof data41 == "object" && !Array.isArray(data41)){
if(data41.connector === undefined){
const err77 = {instancePath:instancePath+"/spec/identities/" + i3,schemaPath:"#/properties/spec/properties/identities/items/required",keyword:"required",params:{missingProperty: "connector"},message:"must have required property '"+"connector"+"'",schema:schema70.properties.spec.properties.identities.items.required,parentSchema:schema70.properties.spec.properties.identities.items,data:data41};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
if(data41.subject === undefined){
const err78 = {instancePath:instancePath+"/spec/identities/" + i3,schemaPath:"#/properties/spec/properties/identities/items/required",keyword:"required",params:{missingProperty: "subject"},message:"must have required property '"+"subject"+"'",schema:schema70.properties.spec.properties.identities.items.required,parentSchema:schema70.properties.spec.properties.identities.items,data:data41};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
for(const key8 in data41){
if(!((key8 === "connector") || (key8 === "subject"))){
const err79 = {instancePath:instancePath+"/spec/identities/" + i3,schemaPath:"#/properties/spec/properties/identities/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties",schema:false,parentSchema:schema70.properties.spec.properties.identities.items,data:data41};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
if(data41.connector !== undefined){
let data42 = data41.connector;
if(typeof data42 !== "string"){
const err80 = {instancePath:instancePath+"/spec/identities/" + i3+"/connector",schemaPath:"#/properties/spec/properties/identities/items/properties/connector/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema70.properties.spec.properties.identities.items.properties.connector.type,parentSchema:schema70.properties.spec.properties.identities.items.properties.connector,data:data42};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
if(data41.subject !== undefined){
let data43 = data41.subject;
if(typeof data43 !== "string"){
const err81 = {instancePath:instancePath+"/spec/identities/" + i3+"/subject",schemaPath:"#/properties/spec/properties/identities/items/properties/subject/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema70.properties.spec.properties.identities.items.properties.subject.type,parentSchema:schema70.properties.spec.properties.identities.items.properties.subject,data:data43};
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
const err82 = {instancePath:instancePath+"/spec/identities/" + i3,schemaPath:"#/properties/spec/properties/identities/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema70.properties.spec.properties.identities.items.type,parentSchema:schema70.properties.spec.properties.identities.items,data:data41};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
}
else {
const err83 = {instancePath:instancePath+"/spec/identities",schemaPath:"#/properties/spec/properties/identities/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema70.properties.spec.properties.identities.type,parentSchema:schema70.properties.spec.properties.identities,data:data40};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
if(data10.enabled !== undefined){
let data44 = data10.enabled;
if(typeof data44 !== "boolean"){
const err84 = {instancePath:instancePath+"/spec/enabled",schemaPath:"#/properties/spec/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema70.properties.spec.properties.enabled.type,parentSchema:schema70.properties.spec.properties.enabled,data:data44};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
if(data10.expiresAt !== undefined){
let data45 = data10.expiresAt;
if(typeof data45 === "string"){
if(!(formats12(data45))){
const err85 = {instancePath:instancePath+"/spec/expiresAt",schemaPath:"#/properties/spec/properties/expiresAt/format",keyword:"format",params:{format: "timestamp"},message:"must match format \""+"timestamp"+"\"",schema:"timestamp",parentSchema:schema70.properties.spec.properties.expiresAt,data:data45};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
else {
const err86 = {instancePath:instancePath+"/spec/expiresAt",schemaPath:"#/properties/spec/properties/expiresAt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema70.properties.spec.properties.expiresAt.type,parentSchema:schema70.properties.spec.properties.expiresAt,data:data45};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
}
else {
const err87 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema70.properties.spec.type,parentSchema:schema70.properties.spec,data:data10};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
}
else {
const err88 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema70.type,parentSchema:schema70,data};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
validate22.errors = vErrors;
return errors === 0;
}

return exports;
}
