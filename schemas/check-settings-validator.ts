// @ts-nocheck
// Generated from check-settings.schema.json by `npm run generate`; never edited.
"use strict";
export const validate = validate21;
export default validate21;
const schema6 = {"$schema":"http://json-schema.org/draft-07/schema#","title":"Settings of cdk8s-inference check","description":"What the manifests cannot tell: the cluster, what it provides, and what the organisation allows. Rules say nothing where a fact is missing.","type":"object","additionalProperties":false,"properties":{"kubernetesVersion":{"$ref":"#/definitions/settings/properties/kubernetesVersion"},"featureGates":{"$ref":"#/definitions/settings/properties/featureGates"},"environment":{"$ref":"#/definitions/settings/properties/environment"},"nodes":{"$ref":"#/definitions/settings/properties/nodes"},"provides":{"$ref":"#/definitions/settings/properties/provides"},"controller":{"$ref":"#/definitions/settings/properties/controller"},"metricsResolutionSeconds":{"$ref":"#/definitions/settings/properties/metricsResolutionSeconds"},"startupSeconds":{"$ref":"#/definitions/settings/properties/startupSeconds"},"nodePortRange":{"$ref":"#/definitions/settings/properties/nodePortRange"},"ceilings":{"$ref":"#/definitions/settings/properties/ceilings"},"severities":{"$ref":"#/definitions/settings/properties/severities"},"environments":{"description":"Settings by environment, each in the place of the shared one of the same name.","type":"object","additionalProperties":{"$ref":"#/definitions/settings"}}},"definitions":{"quantity":{"type":["string","number"],"pattern":"^\\+?(\\d+\\.?\\d*|\\.\\d+)([numkMGTPE]|[KMGTPE]i|[eE][+-]?\\d+)?$","minimum":0},"nodeGroup":{"type":"object","additionalProperties":false,"required":["count","cpu","memory"],"properties":{"count":{"description":"How many there are.","type":"integer","minimum":1,"maximum":15000},"cpu":{"$ref":"#/definitions/quantity","description":"CPUs of one node, such as 16 or 3920m."},"memory":{"$ref":"#/definitions/quantity","description":"Memory of one node, such as 64Gi."},"pods":{"description":"Most pods on one node.","type":"integer","minimum":1,"maximum":10000,"default":110},"labels":{"description":"Labels of the nodes; kubernetes.io/hostname is always there.","type":"object","additionalProperties":{"type":"string"}},"taints":{"description":"Taints of the nodes.","type":"array","items":{"type":"object","additionalProperties":false,"required":["key","effect"],"properties":{"key":{"type":"string"},"value":{"type":"string"},"effect":{"enum":["NoSchedule","PreferNoSchedule","NoExecute"]}}}},"reserved":{"description":"What the node keeps for itself: kube-reserved, system-reserved and the eviction threshold together.","type":"object","additionalProperties":false,"properties":{"cpu":{"$ref":"#/definitions/quantity","description":"CPUs kept."},"memory":{"$ref":"#/definitions/quantity","description":"Memory kept."}}}}},"settings":{"type":"object","additionalProperties":false,"properties":{"kubernetesVersion":{"description":"Version of Kubernetes, such as '1.33'; in quotes, or 1.30 is read as 1.3.","type":"string","pattern":"^v?1\\.\\d{1,3}(\\.\\d+.*)?$"},"featureGates":{"description":"Feature gates that are switched on against their default.","type":"array","items":{"type":"string"}},"environment":{"description":"The environment: local, production, or any other name.","type":"string","minLength":1},"nodes":{"description":"The nodes of the cluster, in groups of equal ones.","type":"array","maxItems":1000,"items":{"$ref":"#/definitions/nodeGroup"}},"provides":{"description":"What the cluster provides beside the manifests; what is not named is not provided.","type":"object","additionalProperties":false,"properties":{"resourceMetrics":{"description":"metrics.k8s.io is served (metrics-server).","type":"boolean"},"customMetrics":{"description":"custom.metrics.k8s.io is served (such as the Prometheus adapter).","type":"boolean"},"externalMetrics":{"description":"external.metrics.k8s.io is served (such as the Prometheus adapter, or KEDA).","type":"boolean"},"keda":{"description":"KEDA runs.","type":"boolean"},"priorityClasses":{"description":"Priority classes that exist.","type":"array","items":{"type":"string"}}}},"controller":{"description":"Flags of kube-controller-manager where they are not the defaults.","type":"object","additionalProperties":false,"properties":{"tolerance":{"description":"--horizontal-pod-autoscaler-tolerance, a ratio.","type":"number","minimum":0,"maximum":1000,"default":0.1},"syncPeriodSeconds":{"description":"--horizontal-pod-autoscaler-sync-period.","type":"number","minimum":1,"maximum":86400,"default":15},"downscaleStabilizationSeconds":{"description":"--horizontal-pod-autoscaler-downscale-stabilization.","type":"number","minimum":0,"maximum":86400,"default":300}}},"metricsResolutionSeconds":{"description":"Seconds between two samples of metrics-server.","type":"number","minimum":10,"maximum":86400},"startupSeconds":{"description":"Seconds that the containers of a workload may take to start, by the workload's name.","type":"object","additionalProperties":{"type":"number","minimum":0,"maximum":86400}},"nodePortRange":{"description":"Range of the API server's --service-node-port-range.","type":"string","pattern":"^\\d{1,5}-\\d{1,5}$","default":"30000-32767"},"ceilings":{"description":"What the organisation allows at most.","type":"object","additionalProperties":false,"properties":{"maxReplicas":{"description":"Most replicas of one workload.","type":"integer","minimum":1,"maximum":2147483647}}},"severities":{"description":"Severities by rule in place of the rules' own; off switches a rule off.","type":"object","additionalProperties":{"enum":["error","warning","info","off"]}}}}}};
const func2 = Object.prototype.hasOwnProperty;
const schema7 = {"description":"Version of Kubernetes, such as '1.33'; in quotes, or 1.30 is read as 1.3.","type":"string","pattern":"^v?1\\.\\d{1,3}(\\.\\d+.*)?$"};
const pattern0 = new RegExp("^v?1\\.\\d{1,3}(\\.\\d+.*)?$", "u");

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern0.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^v?1\\.\\d{1,3}(\\.\\d+.*)?$"},message:"must match pattern \""+"^v?1\\.\\d{1,3}(\\.\\d+.*)?$"+"\"",schema:"^v?1\\.\\d{1,3}(\\.\\d+.*)?$",parentSchema:schema7,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema7.type,parentSchema:schema7,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate22.errors = vErrors;
return errors === 0;
}

const schema8 = {"description":"Feature gates that are switched on against their default.","type":"array","items":{"type":"string"}};

function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(typeof data0 !== "string"){
const err0 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema8.items.type,parentSchema:schema8.items,data:data0};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema8.type,parentSchema:schema8,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate24.errors = vErrors;
return errors === 0;
}

const schema9 = {"description":"The environment: local, production, or any other name.","type":"string","minLength":1};
const func3 = require("ajv/dist/runtime/ucs2length").default;

function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(func3(data) < 1){
const err0 = {instancePath,schemaPath:"#/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema9,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema9.type,parentSchema:schema9,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate26.errors = vErrors;
return errors === 0;
}

const schema10 = {"description":"The nodes of the cluster, in groups of equal ones.","type":"array","maxItems":1000,"items":{"$ref":"#/definitions/nodeGroup"}};
const schema11 = {"type":"object","additionalProperties":false,"required":["count","cpu","memory"],"properties":{"count":{"description":"How many there are.","type":"integer","minimum":1,"maximum":15000},"cpu":{"$ref":"#/definitions/quantity","description":"CPUs of one node, such as 16 or 3920m."},"memory":{"$ref":"#/definitions/quantity","description":"Memory of one node, such as 64Gi."},"pods":{"description":"Most pods on one node.","type":"integer","minimum":1,"maximum":10000,"default":110},"labels":{"description":"Labels of the nodes; kubernetes.io/hostname is always there.","type":"object","additionalProperties":{"type":"string"}},"taints":{"description":"Taints of the nodes.","type":"array","items":{"type":"object","additionalProperties":false,"required":["key","effect"],"properties":{"key":{"type":"string"},"value":{"type":"string"},"effect":{"enum":["NoSchedule","PreferNoSchedule","NoExecute"]}}}},"reserved":{"description":"What the node keeps for itself: kube-reserved, system-reserved and the eviction threshold together.","type":"object","additionalProperties":false,"properties":{"cpu":{"$ref":"#/definitions/quantity","description":"CPUs kept."},"memory":{"$ref":"#/definitions/quantity","description":"Memory kept."}}}}};
const schema12 = {"type":["string","number"],"pattern":"^\\+?(\\d+\\.?\\d*|\\.\\d+)([numkMGTPE]|[KMGTPE]i|[eE][+-]?\\d+)?$","minimum":0};
const pattern1 = new RegExp("^\\+?(\\d+\\.?\\d*|\\.\\d+)([numkMGTPE]|[KMGTPE]i|[eE][+-]?\\d+)?$", "u");

function validate30(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if((typeof data !== "string") && (!((typeof data == "number") && (isFinite(data))))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema12.type},message:"must be string,number",schema:schema12.type,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data < 0 || isNaN(data)){
const err1 = {instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(typeof data === "string"){
if(!pattern1.test(data)){
const err2 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^\\+?(\\d+\\.?\\d*|\\.\\d+)([numkMGTPE]|[KMGTPE]i|[eE][+-]?\\d+)?$"},message:"must match pattern \""+"^\\+?(\\d+\\.?\\d*|\\.\\d+)([numkMGTPE]|[KMGTPE]i|[eE][+-]?\\d+)?$"+"\"",schema:"^\\+?(\\d+\\.?\\d*|\\.\\d+)([numkMGTPE]|[KMGTPE]i|[eE][+-]?\\d+)?$",parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
validate30.errors = vErrors;
return errors === 0;
}


function validate29(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.count === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "count"},message:"must have required property '"+"count"+"'",schema:schema11.required,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.cpu === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "cpu"},message:"must have required property '"+"cpu"+"'",schema:schema11.required,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.memory === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "memory"},message:"must have required property '"+"memory"+"'",schema:schema11.required,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!(((((((key0 === "count") || (key0 === "cpu")) || (key0 === "memory")) || (key0 === "pods")) || (key0 === "labels")) || (key0 === "taints")) || (key0 === "reserved"))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.count !== undefined){
let data0 = data.count;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err4 = {instancePath:instancePath+"/count",schemaPath:"#/properties/count/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema11.properties.count.type,parentSchema:schema11.properties.count,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 15000 || isNaN(data0)){
const err5 = {instancePath:instancePath+"/count",schemaPath:"#/properties/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 15000},message:"must be <= 15000",schema:15000,parentSchema:schema11.properties.count,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data0 < 1 || isNaN(data0)){
const err6 = {instancePath:instancePath+"/count",schemaPath:"#/properties/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema11.properties.count,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
if(data.cpu !== undefined){
if(!(validate30(data.cpu, {instancePath:instancePath+"/cpu",parentData:data,parentDataProperty:"cpu",rootData}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
}
if(data.memory !== undefined){
if(!(validate30(data.memory, {instancePath:instancePath+"/memory",parentData:data,parentDataProperty:"memory",rootData}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
}
if(data.pods !== undefined){
let data3 = data.pods;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err7 = {instancePath:instancePath+"/pods",schemaPath:"#/properties/pods/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema11.properties.pods.type,parentSchema:schema11.properties.pods,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 10000 || isNaN(data3)){
const err8 = {instancePath:instancePath+"/pods",schemaPath:"#/properties/pods/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000",schema:10000,parentSchema:schema11.properties.pods,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data3 < 1 || isNaN(data3)){
const err9 = {instancePath:instancePath+"/pods",schemaPath:"#/properties/pods/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema11.properties.pods,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
if(data.labels !== undefined){
let data4 = data.labels;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
for(const key1 in data4){
let data5 = data4[key1];
if(typeof data5 !== "string"){
const err10 = {instancePath:instancePath+"/labels/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/labels/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.labels.additionalProperties.type,parentSchema:schema11.properties.labels.additionalProperties,data:data5};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath:instancePath+"/labels",schemaPath:"#/properties/labels/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.labels.type,parentSchema:schema11.properties.labels,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.taints !== undefined){
let data6 = data.taints;
if(Array.isArray(data6)){
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
let data7 = data6[i0];
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(data7.key === undefined){
const err12 = {instancePath:instancePath+"/taints/" + i0,schemaPath:"#/properties/taints/items/required",keyword:"required",params:{missingProperty: "key"},message:"must have required property '"+"key"+"'",schema:schema11.properties.taints.items.required,parentSchema:schema11.properties.taints.items,data:data7};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data7.effect === undefined){
const err13 = {instancePath:instancePath+"/taints/" + i0,schemaPath:"#/properties/taints/items/required",keyword:"required",params:{missingProperty: "effect"},message:"must have required property '"+"effect"+"'",schema:schema11.properties.taints.items.required,parentSchema:schema11.properties.taints.items,data:data7};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
for(const key2 in data7){
if(!(((key2 === "key") || (key2 === "value")) || (key2 === "effect"))){
const err14 = {instancePath:instancePath+"/taints/" + i0,schemaPath:"#/properties/taints/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema11.properties.taints.items,data:data7};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data7.key !== undefined){
let data8 = data7.key;
if(typeof data8 !== "string"){
const err15 = {instancePath:instancePath+"/taints/" + i0+"/key",schemaPath:"#/properties/taints/items/properties/key/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.taints.items.properties.key.type,parentSchema:schema11.properties.taints.items.properties.key,data:data8};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data7.value !== undefined){
let data9 = data7.value;
if(typeof data9 !== "string"){
const err16 = {instancePath:instancePath+"/taints/" + i0+"/value",schemaPath:"#/properties/taints/items/properties/value/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.taints.items.properties.value.type,parentSchema:schema11.properties.taints.items.properties.value,data:data9};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data7.effect !== undefined){
let data10 = data7.effect;
if(!(((data10 === "NoSchedule") || (data10 === "PreferNoSchedule")) || (data10 === "NoExecute"))){
const err17 = {instancePath:instancePath+"/taints/" + i0+"/effect",schemaPath:"#/properties/taints/items/properties/effect/enum",keyword:"enum",params:{allowedValues: schema11.properties.taints.items.properties.effect.enum},message:"must be equal to one of the allowed values",schema:schema11.properties.taints.items.properties.effect.enum,parentSchema:schema11.properties.taints.items.properties.effect,data:data10};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath:instancePath+"/taints/" + i0,schemaPath:"#/properties/taints/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.taints.items.type,parentSchema:schema11.properties.taints.items,data:data7};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
else {
const err19 = {instancePath:instancePath+"/taints",schemaPath:"#/properties/taints/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema11.properties.taints.type,parentSchema:schema11.properties.taints,data:data6};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.reserved !== undefined){
let data11 = data.reserved;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
for(const key3 in data11){
if(!((key3 === "cpu") || (key3 === "memory"))){
const err20 = {instancePath:instancePath+"/reserved",schemaPath:"#/properties/reserved/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema11.properties.reserved,data:data11};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data11.cpu !== undefined){
if(!(validate30(data11.cpu, {instancePath:instancePath+"/reserved/cpu",parentData:data11,parentDataProperty:"cpu",rootData}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
}
if(data11.memory !== undefined){
if(!(validate30(data11.memory, {instancePath:instancePath+"/reserved/memory",parentData:data11,parentDataProperty:"memory",rootData}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
}
}
else {
const err21 = {instancePath:instancePath+"/reserved",schemaPath:"#/properties/reserved/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.reserved.type,parentSchema:schema11.properties.reserved,data:data11};
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
const err22 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.type,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
validate29.errors = vErrors;
return errors === 0;
}


function validate28(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
if(data.length > 1000){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 1000},message:"must NOT have more than 1000 items",schema:1000,parentSchema:schema10,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate29(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema10.type,parentSchema:schema10,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate28.errors = vErrors;
return errors === 0;
}

const schema13 = {"description":"What the cluster provides beside the manifests; what is not named is not provided.","type":"object","additionalProperties":false,"properties":{"resourceMetrics":{"description":"metrics.k8s.io is served (metrics-server).","type":"boolean"},"customMetrics":{"description":"custom.metrics.k8s.io is served (such as the Prometheus adapter).","type":"boolean"},"externalMetrics":{"description":"external.metrics.k8s.io is served (such as the Prometheus adapter, or KEDA).","type":"boolean"},"keda":{"description":"KEDA runs.","type":"boolean"},"priorityClasses":{"description":"Priority classes that exist.","type":"array","items":{"type":"string"}}}};

function validate37(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((((key0 === "resourceMetrics") || (key0 === "customMetrics")) || (key0 === "externalMetrics")) || (key0 === "keda")) || (key0 === "priorityClasses"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema13,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.resourceMetrics !== undefined){
let data0 = data.resourceMetrics;
if(typeof data0 !== "boolean"){
const err1 = {instancePath:instancePath+"/resourceMetrics",schemaPath:"#/properties/resourceMetrics/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema13.properties.resourceMetrics.type,parentSchema:schema13.properties.resourceMetrics,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.customMetrics !== undefined){
let data1 = data.customMetrics;
if(typeof data1 !== "boolean"){
const err2 = {instancePath:instancePath+"/customMetrics",schemaPath:"#/properties/customMetrics/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema13.properties.customMetrics.type,parentSchema:schema13.properties.customMetrics,data:data1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.externalMetrics !== undefined){
let data2 = data.externalMetrics;
if(typeof data2 !== "boolean"){
const err3 = {instancePath:instancePath+"/externalMetrics",schemaPath:"#/properties/externalMetrics/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema13.properties.externalMetrics.type,parentSchema:schema13.properties.externalMetrics,data:data2};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.keda !== undefined){
let data3 = data.keda;
if(typeof data3 !== "boolean"){
const err4 = {instancePath:instancePath+"/keda",schemaPath:"#/properties/keda/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema13.properties.keda.type,parentSchema:schema13.properties.keda,data:data3};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.priorityClasses !== undefined){
let data4 = data.priorityClasses;
if(Array.isArray(data4)){
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
if(typeof data5 !== "string"){
const err5 = {instancePath:instancePath+"/priorityClasses/" + i0,schemaPath:"#/properties/priorityClasses/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.properties.priorityClasses.items.type,parentSchema:schema13.properties.priorityClasses.items,data:data5};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath:instancePath+"/priorityClasses",schemaPath:"#/properties/priorityClasses/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema13.properties.priorityClasses.type,parentSchema:schema13.properties.priorityClasses,data:data4};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema13.type,parentSchema:schema13,data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate37.errors = vErrors;
return errors === 0;
}

const schema14 = {"description":"Flags of kube-controller-manager where they are not the defaults.","type":"object","additionalProperties":false,"properties":{"tolerance":{"description":"--horizontal-pod-autoscaler-tolerance, a ratio.","type":"number","minimum":0,"maximum":1000,"default":0.1},"syncPeriodSeconds":{"description":"--horizontal-pod-autoscaler-sync-period.","type":"number","minimum":1,"maximum":86400,"default":15},"downscaleStabilizationSeconds":{"description":"--horizontal-pod-autoscaler-downscale-stabilization.","type":"number","minimum":0,"maximum":86400,"default":300}}};

function validate39(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((key0 === "tolerance") || (key0 === "syncPeriodSeconds")) || (key0 === "downscaleStabilizationSeconds"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema14,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.tolerance !== undefined){
let data0 = data.tolerance;
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 1000 || isNaN(data0)){
const err1 = {instancePath:instancePath+"/tolerance",schemaPath:"#/properties/tolerance/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000",schema:1000,parentSchema:schema14.properties.tolerance,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data0 < 0 || isNaN(data0)){
const err2 = {instancePath:instancePath+"/tolerance",schemaPath:"#/properties/tolerance/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema14.properties.tolerance,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/tolerance",schemaPath:"#/properties/tolerance/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema14.properties.tolerance.type,parentSchema:schema14.properties.tolerance,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.syncPeriodSeconds !== undefined){
let data1 = data.syncPeriodSeconds;
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 86400 || isNaN(data1)){
const err4 = {instancePath:instancePath+"/syncPeriodSeconds",schemaPath:"#/properties/syncPeriodSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400},message:"must be <= 86400",schema:86400,parentSchema:schema14.properties.syncPeriodSeconds,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data1 < 1 || isNaN(data1)){
const err5 = {instancePath:instancePath+"/syncPeriodSeconds",schemaPath:"#/properties/syncPeriodSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema14.properties.syncPeriodSeconds,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/syncPeriodSeconds",schemaPath:"#/properties/syncPeriodSeconds/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema14.properties.syncPeriodSeconds.type,parentSchema:schema14.properties.syncPeriodSeconds,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.downscaleStabilizationSeconds !== undefined){
let data2 = data.downscaleStabilizationSeconds;
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 86400 || isNaN(data2)){
const err7 = {instancePath:instancePath+"/downscaleStabilizationSeconds",schemaPath:"#/properties/downscaleStabilizationSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400},message:"must be <= 86400",schema:86400,parentSchema:schema14.properties.downscaleStabilizationSeconds,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data2 < 0 || isNaN(data2)){
const err8 = {instancePath:instancePath+"/downscaleStabilizationSeconds",schemaPath:"#/properties/downscaleStabilizationSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema14.properties.downscaleStabilizationSeconds,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/downscaleStabilizationSeconds",schemaPath:"#/properties/downscaleStabilizationSeconds/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema14.properties.downscaleStabilizationSeconds.type,parentSchema:schema14.properties.downscaleStabilizationSeconds,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema14.type,parentSchema:schema14,data};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
validate39.errors = vErrors;
return errors === 0;
}

const schema15 = {"description":"Seconds between two samples of metrics-server.","type":"number","minimum":10,"maximum":86400};

function validate41(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if((typeof data == "number") && (isFinite(data))){
if(data > 86400 || isNaN(data)){
const err0 = {instancePath,schemaPath:"#/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400},message:"must be <= 86400",schema:86400,parentSchema:schema15,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data < 10 || isNaN(data)){
const err1 = {instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: 10},message:"must be >= 10",schema:10,parentSchema:schema15,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema15.type,parentSchema:schema15,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate41.errors = vErrors;
return errors === 0;
}

const schema16 = {"description":"Seconds that the containers of a workload may take to start, by the workload's name.","type":"object","additionalProperties":{"type":"number","minimum":0,"maximum":86400}};

function validate43(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
let data0 = data[key0];
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 86400 || isNaN(data0)){
const err0 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400},message:"must be <= 86400",schema:86400,parentSchema:schema16.additionalProperties,data:data0};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data0 < 0 || isNaN(data0)){
const err1 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema16.additionalProperties,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema16.additionalProperties.type,parentSchema:schema16.additionalProperties,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema16.type,parentSchema:schema16,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate43.errors = vErrors;
return errors === 0;
}

const schema17 = {"description":"Range of the API server's --service-node-port-range.","type":"string","pattern":"^\\d{1,5}-\\d{1,5}$","default":"30000-32767"};
const pattern2 = new RegExp("^\\d{1,5}-\\d{1,5}$", "u");

function validate45(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern2.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^\\d{1,5}-\\d{1,5}$"},message:"must match pattern \""+"^\\d{1,5}-\\d{1,5}$"+"\"",schema:"^\\d{1,5}-\\d{1,5}$",parentSchema:schema17,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema17.type,parentSchema:schema17,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate45.errors = vErrors;
return errors === 0;
}

const schema18 = {"description":"What the organisation allows at most.","type":"object","additionalProperties":false,"properties":{"maxReplicas":{"description":"Most replicas of one workload.","type":"integer","minimum":1,"maximum":2147483647}}};

function validate47(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(key0 === "maxReplicas")){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema18,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.maxReplicas !== undefined){
let data0 = data.maxReplicas;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err1 = {instancePath:instancePath+"/maxReplicas",schemaPath:"#/properties/maxReplicas/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema18.properties.maxReplicas.type,parentSchema:schema18.properties.maxReplicas,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 2147483647 || isNaN(data0)){
const err2 = {instancePath:instancePath+"/maxReplicas",schemaPath:"#/properties/maxReplicas/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},message:"must be <= 2147483647",schema:2147483647,parentSchema:schema18.properties.maxReplicas,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data0 < 1 || isNaN(data0)){
const err3 = {instancePath:instancePath+"/maxReplicas",schemaPath:"#/properties/maxReplicas/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema18.properties.maxReplicas,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
}
else {
const err4 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema18.type,parentSchema:schema18,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
validate47.errors = vErrors;
return errors === 0;
}

const schema19 = {"description":"Severities by rule in place of the rules' own; off switches a rule off.","type":"object","additionalProperties":{"enum":["error","warning","info","off"]}};

function validate49(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
let data0 = data[key0];
if(!((((data0 === "error") || (data0 === "warning")) || (data0 === "info")) || (data0 === "off"))){
const err0 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/enum",keyword:"enum",params:{allowedValues: schema19.additionalProperties.enum},message:"must be equal to one of the allowed values",schema:schema19.additionalProperties.enum,parentSchema:schema19.additionalProperties,data:data0};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema19.type,parentSchema:schema19,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate49.errors = vErrors;
return errors === 0;
}

const schema20 = {"type":"object","additionalProperties":false,"properties":{"kubernetesVersion":{"description":"Version of Kubernetes, such as '1.33'; in quotes, or 1.30 is read as 1.3.","type":"string","pattern":"^v?1\\.\\d{1,3}(\\.\\d+.*)?$"},"featureGates":{"description":"Feature gates that are switched on against their default.","type":"array","items":{"type":"string"}},"environment":{"description":"The environment: local, production, or any other name.","type":"string","minLength":1},"nodes":{"description":"The nodes of the cluster, in groups of equal ones.","type":"array","maxItems":1000,"items":{"$ref":"#/definitions/nodeGroup"}},"provides":{"description":"What the cluster provides beside the manifests; what is not named is not provided.","type":"object","additionalProperties":false,"properties":{"resourceMetrics":{"description":"metrics.k8s.io is served (metrics-server).","type":"boolean"},"customMetrics":{"description":"custom.metrics.k8s.io is served (such as the Prometheus adapter).","type":"boolean"},"externalMetrics":{"description":"external.metrics.k8s.io is served (such as the Prometheus adapter, or KEDA).","type":"boolean"},"keda":{"description":"KEDA runs.","type":"boolean"},"priorityClasses":{"description":"Priority classes that exist.","type":"array","items":{"type":"string"}}}},"controller":{"description":"Flags of kube-controller-manager where they are not the defaults.","type":"object","additionalProperties":false,"properties":{"tolerance":{"description":"--horizontal-pod-autoscaler-tolerance, a ratio.","type":"number","minimum":0,"maximum":1000,"default":0.1},"syncPeriodSeconds":{"description":"--horizontal-pod-autoscaler-sync-period.","type":"number","minimum":1,"maximum":86400,"default":15},"downscaleStabilizationSeconds":{"description":"--horizontal-pod-autoscaler-downscale-stabilization.","type":"number","minimum":0,"maximum":86400,"default":300}}},"metricsResolutionSeconds":{"description":"Seconds between two samples of metrics-server.","type":"number","minimum":10,"maximum":86400},"startupSeconds":{"description":"Seconds that the containers of a workload may take to start, by the workload's name.","type":"object","additionalProperties":{"type":"number","minimum":0,"maximum":86400}},"nodePortRange":{"description":"Range of the API server's --service-node-port-range.","type":"string","pattern":"^\\d{1,5}-\\d{1,5}$","default":"30000-32767"},"ceilings":{"description":"What the organisation allows at most.","type":"object","additionalProperties":false,"properties":{"maxReplicas":{"description":"Most replicas of one workload.","type":"integer","minimum":1,"maximum":2147483647}}},"severities":{"description":"Severities by rule in place of the rules' own; off switches a rule off.","type":"object","additionalProperties":{"enum":["error","warning","info","off"]}}}};

function validate51(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema20.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema20,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.kubernetesVersion !== undefined){
let data0 = data.kubernetesVersion;
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err1 = {instancePath:instancePath+"/kubernetesVersion",schemaPath:"#/properties/kubernetesVersion/pattern",keyword:"pattern",params:{pattern: "^v?1\\.\\d{1,3}(\\.\\d+.*)?$"},message:"must match pattern \""+"^v?1\\.\\d{1,3}(\\.\\d+.*)?$"+"\"",schema:"^v?1\\.\\d{1,3}(\\.\\d+.*)?$",parentSchema:schema20.properties.kubernetesVersion,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/kubernetesVersion",schemaPath:"#/properties/kubernetesVersion/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema20.properties.kubernetesVersion.type,parentSchema:schema20.properties.kubernetesVersion,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.featureGates !== undefined){
let data1 = data.featureGates;
if(Array.isArray(data1)){
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
if(typeof data2 !== "string"){
const err3 = {instancePath:instancePath+"/featureGates/" + i0,schemaPath:"#/properties/featureGates/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema20.properties.featureGates.items.type,parentSchema:schema20.properties.featureGates.items,data:data2};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
else {
const err4 = {instancePath:instancePath+"/featureGates",schemaPath:"#/properties/featureGates/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema20.properties.featureGates.type,parentSchema:schema20.properties.featureGates,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.environment !== undefined){
let data3 = data.environment;
if(typeof data3 === "string"){
if(func3(data3) < 1){
const err5 = {instancePath:instancePath+"/environment",schemaPath:"#/properties/environment/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema20.properties.environment,data:data3};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/environment",schemaPath:"#/properties/environment/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema20.properties.environment.type,parentSchema:schema20.properties.environment,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.nodes !== undefined){
let data4 = data.nodes;
if(Array.isArray(data4)){
if(data4.length > 1000){
const err7 = {instancePath:instancePath+"/nodes",schemaPath:"#/properties/nodes/maxItems",keyword:"maxItems",params:{limit: 1000},message:"must NOT have more than 1000 items",schema:1000,parentSchema:schema20.properties.nodes,data:data4};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
if(!(validate29(data4[i1], {instancePath:instancePath+"/nodes/" + i1,parentData:data4,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
errors = vErrors.length;
}
}
}
else {
const err8 = {instancePath:instancePath+"/nodes",schemaPath:"#/properties/nodes/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema20.properties.nodes.type,parentSchema:schema20.properties.nodes,data:data4};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.provides !== undefined){
let data6 = data.provides;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
for(const key1 in data6){
if(!(((((key1 === "resourceMetrics") || (key1 === "customMetrics")) || (key1 === "externalMetrics")) || (key1 === "keda")) || (key1 === "priorityClasses"))){
const err9 = {instancePath:instancePath+"/provides",schemaPath:"#/properties/provides/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema20.properties.provides,data:data6};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data6.resourceMetrics !== undefined){
let data7 = data6.resourceMetrics;
if(typeof data7 !== "boolean"){
const err10 = {instancePath:instancePath+"/provides/resourceMetrics",schemaPath:"#/properties/provides/properties/resourceMetrics/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema20.properties.provides.properties.resourceMetrics.type,parentSchema:schema20.properties.provides.properties.resourceMetrics,data:data7};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data6.customMetrics !== undefined){
let data8 = data6.customMetrics;
if(typeof data8 !== "boolean"){
const err11 = {instancePath:instancePath+"/provides/customMetrics",schemaPath:"#/properties/provides/properties/customMetrics/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema20.properties.provides.properties.customMetrics.type,parentSchema:schema20.properties.provides.properties.customMetrics,data:data8};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data6.externalMetrics !== undefined){
let data9 = data6.externalMetrics;
if(typeof data9 !== "boolean"){
const err12 = {instancePath:instancePath+"/provides/externalMetrics",schemaPath:"#/properties/provides/properties/externalMetrics/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema20.properties.provides.properties.externalMetrics.type,parentSchema:schema20.properties.provides.properties.externalMetrics,data:data9};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data6.keda !== undefined){
let data10 = data6.keda;
if(typeof data10 !== "boolean"){
const err13 = {instancePath:instancePath+"/provides/keda",schemaPath:"#/properties/provides/properties/keda/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema20.properties.provides.properties.keda.type,parentSchema:schema20.properties.provides.properties.keda,data:data10};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data6.priorityClasses !== undefined){
let data11 = data6.priorityClasses;
if(Array.isArray(data11)){
const len2 = data11.length;
for(let i2=0; i2<len2; i2++){
let data12 = data11[i2];
if(typeof data12 !== "string"){
const err14 = {instancePath:instancePath+"/provides/priorityClasses/" + i2,schemaPath:"#/properties/provides/properties/priorityClasses/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema20.properties.provides.properties.priorityClasses.items.type,parentSchema:schema20.properties.provides.properties.priorityClasses.items,data:data12};
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
const err15 = {instancePath:instancePath+"/provides/priorityClasses",schemaPath:"#/properties/provides/properties/priorityClasses/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema20.properties.provides.properties.priorityClasses.type,parentSchema:schema20.properties.provides.properties.priorityClasses,data:data11};
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
const err16 = {instancePath:instancePath+"/provides",schemaPath:"#/properties/provides/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema20.properties.provides.type,parentSchema:schema20.properties.provides,data:data6};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.controller !== undefined){
let data13 = data.controller;
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
for(const key2 in data13){
if(!(((key2 === "tolerance") || (key2 === "syncPeriodSeconds")) || (key2 === "downscaleStabilizationSeconds"))){
const err17 = {instancePath:instancePath+"/controller",schemaPath:"#/properties/controller/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema20.properties.controller,data:data13};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data13.tolerance !== undefined){
let data14 = data13.tolerance;
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 > 1000 || isNaN(data14)){
const err18 = {instancePath:instancePath+"/controller/tolerance",schemaPath:"#/properties/controller/properties/tolerance/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000",schema:1000,parentSchema:schema20.properties.controller.properties.tolerance,data:data14};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(data14 < 0 || isNaN(data14)){
const err19 = {instancePath:instancePath+"/controller/tolerance",schemaPath:"#/properties/controller/properties/tolerance/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema20.properties.controller.properties.tolerance,data:data14};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/controller/tolerance",schemaPath:"#/properties/controller/properties/tolerance/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema20.properties.controller.properties.tolerance.type,parentSchema:schema20.properties.controller.properties.tolerance,data:data14};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data13.syncPeriodSeconds !== undefined){
let data15 = data13.syncPeriodSeconds;
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 > 86400 || isNaN(data15)){
const err21 = {instancePath:instancePath+"/controller/syncPeriodSeconds",schemaPath:"#/properties/controller/properties/syncPeriodSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400},message:"must be <= 86400",schema:86400,parentSchema:schema20.properties.controller.properties.syncPeriodSeconds,data:data15};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(data15 < 1 || isNaN(data15)){
const err22 = {instancePath:instancePath+"/controller/syncPeriodSeconds",schemaPath:"#/properties/controller/properties/syncPeriodSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema20.properties.controller.properties.syncPeriodSeconds,data:data15};
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
const err23 = {instancePath:instancePath+"/controller/syncPeriodSeconds",schemaPath:"#/properties/controller/properties/syncPeriodSeconds/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema20.properties.controller.properties.syncPeriodSeconds.type,parentSchema:schema20.properties.controller.properties.syncPeriodSeconds,data:data15};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data13.downscaleStabilizationSeconds !== undefined){
let data16 = data13.downscaleStabilizationSeconds;
if((typeof data16 == "number") && (isFinite(data16))){
if(data16 > 86400 || isNaN(data16)){
const err24 = {instancePath:instancePath+"/controller/downscaleStabilizationSeconds",schemaPath:"#/properties/controller/properties/downscaleStabilizationSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400},message:"must be <= 86400",schema:86400,parentSchema:schema20.properties.controller.properties.downscaleStabilizationSeconds,data:data16};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data16 < 0 || isNaN(data16)){
const err25 = {instancePath:instancePath+"/controller/downscaleStabilizationSeconds",schemaPath:"#/properties/controller/properties/downscaleStabilizationSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema20.properties.controller.properties.downscaleStabilizationSeconds,data:data16};
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
const err26 = {instancePath:instancePath+"/controller/downscaleStabilizationSeconds",schemaPath:"#/properties/controller/properties/downscaleStabilizationSeconds/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema20.properties.controller.properties.downscaleStabilizationSeconds.type,parentSchema:schema20.properties.controller.properties.downscaleStabilizationSeconds,data:data16};
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
const err27 = {instancePath:instancePath+"/controller",schemaPath:"#/properties/controller/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema20.properties.controller.type,parentSchema:schema20.properties.controller,data:data13};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.metricsResolutionSeconds !== undefined){
let data17 = data.metricsResolutionSeconds;
if((typeof data17 == "number") && (isFinite(data17))){
if(data17 > 86400 || isNaN(data17)){
const err28 = {instancePath:instancePath+"/metricsResolutionSeconds",schemaPath:"#/properties/metricsResolutionSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400},message:"must be <= 86400",schema:86400,parentSchema:schema20.properties.metricsResolutionSeconds,data:data17};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(data17 < 10 || isNaN(data17)){
const err29 = {instancePath:instancePath+"/metricsResolutionSeconds",schemaPath:"#/properties/metricsResolutionSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 10},message:"must be >= 10",schema:10,parentSchema:schema20.properties.metricsResolutionSeconds,data:data17};
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
const err30 = {instancePath:instancePath+"/metricsResolutionSeconds",schemaPath:"#/properties/metricsResolutionSeconds/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema20.properties.metricsResolutionSeconds.type,parentSchema:schema20.properties.metricsResolutionSeconds,data:data17};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data.startupSeconds !== undefined){
let data18 = data.startupSeconds;
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
for(const key3 in data18){
let data19 = data18[key3];
if((typeof data19 == "number") && (isFinite(data19))){
if(data19 > 86400 || isNaN(data19)){
const err31 = {instancePath:instancePath+"/startupSeconds/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/startupSeconds/additionalProperties/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400},message:"must be <= 86400",schema:86400,parentSchema:schema20.properties.startupSeconds.additionalProperties,data:data19};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(data19 < 0 || isNaN(data19)){
const err32 = {instancePath:instancePath+"/startupSeconds/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/startupSeconds/additionalProperties/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema20.properties.startupSeconds.additionalProperties,data:data19};
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
const err33 = {instancePath:instancePath+"/startupSeconds/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/startupSeconds/additionalProperties/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema20.properties.startupSeconds.additionalProperties.type,parentSchema:schema20.properties.startupSeconds.additionalProperties,data:data19};
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
const err34 = {instancePath:instancePath+"/startupSeconds",schemaPath:"#/properties/startupSeconds/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema20.properties.startupSeconds.type,parentSchema:schema20.properties.startupSeconds,data:data18};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data.nodePortRange !== undefined){
let data20 = data.nodePortRange;
if(typeof data20 === "string"){
if(!pattern2.test(data20)){
const err35 = {instancePath:instancePath+"/nodePortRange",schemaPath:"#/properties/nodePortRange/pattern",keyword:"pattern",params:{pattern: "^\\d{1,5}-\\d{1,5}$"},message:"must match pattern \""+"^\\d{1,5}-\\d{1,5}$"+"\"",schema:"^\\d{1,5}-\\d{1,5}$",parentSchema:schema20.properties.nodePortRange,data:data20};
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
const err36 = {instancePath:instancePath+"/nodePortRange",schemaPath:"#/properties/nodePortRange/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema20.properties.nodePortRange.type,parentSchema:schema20.properties.nodePortRange,data:data20};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data.ceilings !== undefined){
let data21 = data.ceilings;
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
for(const key4 in data21){
if(!(key4 === "maxReplicas")){
const err37 = {instancePath:instancePath+"/ceilings",schemaPath:"#/properties/ceilings/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema20.properties.ceilings,data:data21};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data21.maxReplicas !== undefined){
let data22 = data21.maxReplicas;
if(!(((typeof data22 == "number") && (!(data22 % 1) && !isNaN(data22))) && (isFinite(data22)))){
const err38 = {instancePath:instancePath+"/ceilings/maxReplicas",schemaPath:"#/properties/ceilings/properties/maxReplicas/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema20.properties.ceilings.properties.maxReplicas.type,parentSchema:schema20.properties.ceilings.properties.maxReplicas,data:data22};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if((typeof data22 == "number") && (isFinite(data22))){
if(data22 > 2147483647 || isNaN(data22)){
const err39 = {instancePath:instancePath+"/ceilings/maxReplicas",schemaPath:"#/properties/ceilings/properties/maxReplicas/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},message:"must be <= 2147483647",schema:2147483647,parentSchema:schema20.properties.ceilings.properties.maxReplicas,data:data22};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
if(data22 < 1 || isNaN(data22)){
const err40 = {instancePath:instancePath+"/ceilings/maxReplicas",schemaPath:"#/properties/ceilings/properties/maxReplicas/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema20.properties.ceilings.properties.maxReplicas,data:data22};
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
}
else {
const err41 = {instancePath:instancePath+"/ceilings",schemaPath:"#/properties/ceilings/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema20.properties.ceilings.type,parentSchema:schema20.properties.ceilings,data:data21};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data.severities !== undefined){
let data23 = data.severities;
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
for(const key5 in data23){
let data24 = data23[key5];
if(!((((data24 === "error") || (data24 === "warning")) || (data24 === "info")) || (data24 === "off"))){
const err42 = {instancePath:instancePath+"/severities/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/severities/additionalProperties/enum",keyword:"enum",params:{allowedValues: schema20.properties.severities.additionalProperties.enum},message:"must be equal to one of the allowed values",schema:schema20.properties.severities.additionalProperties.enum,parentSchema:schema20.properties.severities.additionalProperties,data:data24};
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
const err43 = {instancePath:instancePath+"/severities",schemaPath:"#/properties/severities/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema20.properties.severities.type,parentSchema:schema20.properties.severities,data:data23};
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
const err44 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema20.type,parentSchema:schema20,data};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
validate51.errors = vErrors;
return errors === 0;
}


function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema6.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema6,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.kubernetesVersion !== undefined){
if(!(validate22(data.kubernetesVersion, {instancePath:instancePath+"/kubernetesVersion",parentData:data,parentDataProperty:"kubernetesVersion",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
}
if(data.featureGates !== undefined){
if(!(validate24(data.featureGates, {instancePath:instancePath+"/featureGates",parentData:data,parentDataProperty:"featureGates",rootData}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
}
if(data.environment !== undefined){
if(!(validate26(data.environment, {instancePath:instancePath+"/environment",parentData:data,parentDataProperty:"environment",rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
}
if(data.nodes !== undefined){
if(!(validate28(data.nodes, {instancePath:instancePath+"/nodes",parentData:data,parentDataProperty:"nodes",rootData}))){
vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
errors = vErrors.length;
}
}
if(data.provides !== undefined){
if(!(validate37(data.provides, {instancePath:instancePath+"/provides",parentData:data,parentDataProperty:"provides",rootData}))){
vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
errors = vErrors.length;
}
}
if(data.controller !== undefined){
if(!(validate39(data.controller, {instancePath:instancePath+"/controller",parentData:data,parentDataProperty:"controller",rootData}))){
vErrors = vErrors === null ? validate39.errors : vErrors.concat(validate39.errors);
errors = vErrors.length;
}
}
if(data.metricsResolutionSeconds !== undefined){
if(!(validate41(data.metricsResolutionSeconds, {instancePath:instancePath+"/metricsResolutionSeconds",parentData:data,parentDataProperty:"metricsResolutionSeconds",rootData}))){
vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
errors = vErrors.length;
}
}
if(data.startupSeconds !== undefined){
if(!(validate43(data.startupSeconds, {instancePath:instancePath+"/startupSeconds",parentData:data,parentDataProperty:"startupSeconds",rootData}))){
vErrors = vErrors === null ? validate43.errors : vErrors.concat(validate43.errors);
errors = vErrors.length;
}
}
if(data.nodePortRange !== undefined){
if(!(validate45(data.nodePortRange, {instancePath:instancePath+"/nodePortRange",parentData:data,parentDataProperty:"nodePortRange",rootData}))){
vErrors = vErrors === null ? validate45.errors : vErrors.concat(validate45.errors);
errors = vErrors.length;
}
}
if(data.ceilings !== undefined){
if(!(validate47(data.ceilings, {instancePath:instancePath+"/ceilings",parentData:data,parentDataProperty:"ceilings",rootData}))){
vErrors = vErrors === null ? validate47.errors : vErrors.concat(validate47.errors);
errors = vErrors.length;
}
}
if(data.severities !== undefined){
if(!(validate49(data.severities, {instancePath:instancePath+"/severities",parentData:data,parentDataProperty:"severities",rootData}))){
vErrors = vErrors === null ? validate49.errors : vErrors.concat(validate49.errors);
errors = vErrors.length;
}
}
if(data.environments !== undefined){
let data11 = data.environments;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
for(const key1 in data11){
if(!(validate51(data11[key1], {instancePath:instancePath+"/environments/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data11,parentDataProperty:key1,rootData}))){
vErrors = vErrors === null ? validate51.errors : vErrors.concat(validate51.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath:instancePath+"/environments",schemaPath:"#/properties/environments/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema6.properties.environments.type,parentSchema:schema6.properties.environments,data:data11};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema6.type,parentSchema:schema6,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}
