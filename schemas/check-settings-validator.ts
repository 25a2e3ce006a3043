// @ts-nocheck
// Generated from check-settings.schema.json by `npm run generate`; never edited.
"use strict";
export const validate = validate10;
export default validate10;
const schema11 = {"$schema":"http://json-schema.org/draft-07/schema#","title":"Settings of cdk8s-inference check","description":"What the manifests cannot tell: the cluster, what it provides, and what the organisation allows. Rules say nothing where a fact is missing.","type":"object","additionalProperties":false,"properties":{"kubernetesVersion":{"$ref":"#/definitions/settings/properties/kubernetesVersion"},"featureGates":{"$ref":"#/definitions/settings/properties/featureGates"},"environment":{"$ref":"#/definitions/settings/properties/environment"},"nodes":{"$ref":"#/definitions/settings/properties/nodes"},"provides":{"$ref":"#/definitions/settings/properties/provides"},"controller":{"$ref":"#/definitions/settings/properties/controller"},"metricsResolutionSeconds":{"$ref":"#/definitions/settings/properties/metricsResolutionSeconds"},"startupSeconds":{"$ref":"#/definitions/settings/properties/startupSeconds"},"nodePortRange":{"$ref":"#/definitions/settings/properties/nodePortRange"},"ceilings":{"$ref":"#/definitions/settings/properties/ceilings"},"severities":{"$ref":"#/definitions/settings/properties/severities"},"environments":{"description":"Settings by environment, each in the place of the shared one of the same name.","type":"object","additionalProperties":{"$ref":"#/definitions/settings"}}},"definitions":{"quantity":{"type":["string","number"],"pattern":"^\\+?(\\d+\\.?\\d*|\\.\\d+)([numkMGTPE]|[KMGTPE]i|[eE][+-]?\\d+)?$","minimum":0},"nodeGroup":{"type":"object","additionalProperties":false,"required":["count","cpu","memory"],"properties":{"count":{"description":"How many there are.","type":"integer","minimum":1,"maximum":15000},"cpu":{"$ref":"#/definitions/quantity","description":"CPUs of one node, such as 16 or 3920m."},"memory":{"$ref":"#/definitions/quantity","description":"Memory of one node, such as 64Gi."},"pods":{"description":"Most pods on one node.","type":"integer","minimum":1,"default":110},"labels":{"description":"Labels of the nodes; kubernetes.io/hostname is always there.","type":"object","additionalProperties":{"type":"string"}},"taints":{"description":"Taints of the nodes.","type":"array","items":{"type":"object","additionalProperties":false,"required":["key","effect"],"properties":{"key":{"type":"string"},"value":{"type":"string"},"effect":{"enum":["NoSchedule","PreferNoSchedule","NoExecute"]}}}},"reserved":{"description":"What the node keeps for itself: kube-reserved, system-reserved and the eviction threshold together.","type":"object","additionalProperties":false,"properties":{"cpu":{"$ref":"#/definitions/quantity","description":"CPUs kept."},"memory":{"$ref":"#/definitions/quantity","description":"Memory kept."}}}}},"settings":{"type":"object","additionalProperties":false,"properties":{"kubernetesVersion":{"description":"Version of Kubernetes, such as '1.33'; in quotes, or 1.30 is read as 1.3.","type":"string","pattern":"^v?1\\.\\d{1,3}(\\.\\d+.*)?$"},"featureGates":{"description":"Feature gates that are switched on against their default.","type":"array","items":{"type":"string"}},"environment":{"description":"The environment: local, production, or any other name.","type":"string","minLength":1},"nodes":{"description":"The nodes of the cluster, in groups of equal ones.","type":"array","items":{"$ref":"#/definitions/nodeGroup"}},"provides":{"description":"What the cluster provides beside the manifests; what is not named is not provided.","type":"object","additionalProperties":false,"properties":{"resourceMetrics":{"description":"metrics.k8s.io is served (metrics-server).","type":"boolean"},"customMetrics":{"description":"custom.metrics.k8s.io is served (such as the Prometheus adapter).","type":"boolean"},"externalMetrics":{"description":"external.metrics.k8s.io is served (such as the Prometheus adapter, or KEDA).","type":"boolean"},"keda":{"description":"KEDA runs.","type":"boolean"},"priorityClasses":{"description":"Priority classes that exist.","type":"array","items":{"type":"string"}}}},"controller":{"description":"Flags of kube-controller-manager where they are not the defaults.","type":"object","additionalProperties":false,"properties":{"tolerance":{"description":"--horizontal-pod-autoscaler-tolerance, a ratio.","type":"number","minimum":0,"default":0.1},"syncPeriodSeconds":{"description":"--horizontal-pod-autoscaler-sync-period.","type":"number","exclusiveMinimum":0,"default":15},"downscaleStabilizationSeconds":{"description":"--horizontal-pod-autoscaler-downscale-stabilization.","type":"number","minimum":0,"default":300}}},"metricsResolutionSeconds":{"description":"Seconds between two samples of metrics-server.","type":"number","minimum":10},"startupSeconds":{"description":"Seconds that the containers of a workload may take to start, by the workload's name.","type":"object","additionalProperties":{"type":"number","minimum":0}},"nodePortRange":{"description":"Range of the API server's --service-node-port-range.","type":"string","pattern":"^\\d{1,5}-\\d{1,5}$","default":"30000-32767"},"ceilings":{"description":"What the organisation allows at most.","type":"object","additionalProperties":false,"properties":{"maxReplicas":{"description":"Most replicas of one workload.","type":"integer","minimum":1}}},"severities":{"description":"Severities by rule in place of the rules' own; off switches a rule off.","type":"object","additionalProperties":{"enum":["error","warning","info","off"]}}}}}};
const schema12 = {"description":"Version of Kubernetes, such as '1.33'; in quotes, or 1.30 is read as 1.3.","type":"string","pattern":"^v?1\\.\\d{1,3}(\\.\\d+.*)?$"};
const schema13 = {"description":"Feature gates that are switched on against their default.","type":"array","items":{"type":"string"}};
const schema14 = {"description":"The environment: local, production, or any other name.","type":"string","minLength":1};
const schema21 = {"description":"What the cluster provides beside the manifests; what is not named is not provided.","type":"object","additionalProperties":false,"properties":{"resourceMetrics":{"description":"metrics.k8s.io is served (metrics-server).","type":"boolean"},"customMetrics":{"description":"custom.metrics.k8s.io is served (such as the Prometheus adapter).","type":"boolean"},"externalMetrics":{"description":"external.metrics.k8s.io is served (such as the Prometheus adapter, or KEDA).","type":"boolean"},"keda":{"description":"KEDA runs.","type":"boolean"},"priorityClasses":{"description":"Priority classes that exist.","type":"array","items":{"type":"string"}}}};
const schema22 = {"description":"Flags of kube-controller-manager where they are not the defaults.","type":"object","additionalProperties":false,"properties":{"tolerance":{"description":"--horizontal-pod-autoscaler-tolerance, a ratio.","type":"number","minimum":0,"default":0.1},"syncPeriodSeconds":{"description":"--horizontal-pod-autoscaler-sync-period.","type":"number","exclusiveMinimum":0,"default":15},"downscaleStabilizationSeconds":{"description":"--horizontal-pod-autoscaler-downscale-stabilization.","type":"number","minimum":0,"default":300}}};
const schema23 = {"description":"Seconds between two samples of metrics-server.","type":"number","minimum":10};
const schema24 = {"description":"Seconds that the containers of a workload may take to start, by the workload's name.","type":"object","additionalProperties":{"type":"number","minimum":0}};
const schema25 = {"description":"Range of the API server's --service-node-port-range.","type":"string","pattern":"^\\d{1,5}-\\d{1,5}$","default":"30000-32767"};
const schema26 = {"description":"What the organisation allows at most.","type":"object","additionalProperties":false,"properties":{"maxReplicas":{"description":"Most replicas of one workload.","type":"integer","minimum":1}}};
const schema27 = {"description":"Severities by rule in place of the rules' own; off switches a rule off.","type":"object","additionalProperties":{"enum":["error","warning","info","off"]}};
const func2 = Object.prototype.hasOwnProperty;
const func3 = require("ajv/dist/runtime/ucs2length").default;
const pattern0 = new RegExp("^v?1\\.\\d{1,3}(\\.\\d+.*)?$", "u");
const pattern5 = new RegExp("^\\d{1,5}-\\d{1,5}$", "u");
const schema15 = {"description":"The nodes of the cluster, in groups of equal ones.","type":"array","items":{"$ref":"#/definitions/nodeGroup"}};
const schema16 = {"type":"object","additionalProperties":false,"required":["count","cpu","memory"],"properties":{"count":{"description":"How many there are.","type":"integer","minimum":1,"maximum":15000},"cpu":{"$ref":"#/definitions/quantity","description":"CPUs of one node, such as 16 or 3920m."},"memory":{"$ref":"#/definitions/quantity","description":"Memory of one node, such as 64Gi."},"pods":{"description":"Most pods on one node.","type":"integer","minimum":1,"default":110},"labels":{"description":"Labels of the nodes; kubernetes.io/hostname is always there.","type":"object","additionalProperties":{"type":"string"}},"taints":{"description":"Taints of the nodes.","type":"array","items":{"type":"object","additionalProperties":false,"required":["key","effect"],"properties":{"key":{"type":"string"},"value":{"type":"string"},"effect":{"enum":["NoSchedule","PreferNoSchedule","NoExecute"]}}}},"reserved":{"description":"What the node keeps for itself: kube-reserved, system-reserved and the eviction threshold together.","type":"object","additionalProperties":false,"properties":{"cpu":{"$ref":"#/definitions/quantity","description":"CPUs kept."},"memory":{"$ref":"#/definitions/quantity","description":"Memory kept."}}}}};
const schema17 = {"type":["string","number"],"pattern":"^\\+?(\\d+\\.?\\d*|\\.\\d+)([numkMGTPE]|[KMGTPE]i|[eE][+-]?\\d+)?$","minimum":0};
const pattern1 = new RegExp("^\\+?(\\d+\\.?\\d*|\\.\\d+)([numkMGTPE]|[KMGTPE]i|[eE][+-]?\\d+)?$", "u");

function validate12(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.count === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "count"},message:"must have required property '"+"count"+"'",schema:schema16.required,parentSchema:schema16,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.cpu === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "cpu"},message:"must have required property '"+"cpu"+"'",schema:schema16.required,parentSchema:schema16,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.memory === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "memory"},message:"must have required property '"+"memory"+"'",schema:schema16.required,parentSchema:schema16,data};
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
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema16,data};
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
const err4 = {instancePath:instancePath+"/count",schemaPath:"#/properties/count/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema16.properties.count.type,parentSchema:schema16.properties.count,data:data0};
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
const err5 = {instancePath:instancePath+"/count",schemaPath:"#/properties/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 15000},message:"must be <= 15000",schema:15000,parentSchema:schema16.properties.count,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data0 < 1 || isNaN(data0)){
const err6 = {instancePath:instancePath+"/count",schemaPath:"#/properties/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema16.properties.count,data:data0};
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
let data1 = data.cpu;
if((typeof data1 !== "string") && (!((typeof data1 == "number") && (isFinite(data1))))){
const err7 = {instancePath:instancePath+"/cpu",schemaPath:"#/definitions/quantity/type",keyword:"type",params:{type: schema17.type},message:"must be string,number",schema:schema17.type,parentSchema:schema17,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 0 || isNaN(data1)){
const err8 = {instancePath:instancePath+"/cpu",schemaPath:"#/definitions/quantity/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema17,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(typeof data1 === "string"){
if(!pattern1.test(data1)){
const err9 = {instancePath:instancePath+"/cpu",schemaPath:"#/definitions/quantity/pattern",keyword:"pattern",params:{pattern: "^\\+?(\\d+\\.?\\d*|\\.\\d+)([numkMGTPE]|[KMGTPE]i|[eE][+-]?\\d+)?$"},message:"must match pattern \""+"^\\+?(\\d+\\.?\\d*|\\.\\d+)([numkMGTPE]|[KMGTPE]i|[eE][+-]?\\d+)?$"+"\"",schema:"^\\+?(\\d+\\.?\\d*|\\.\\d+)([numkMGTPE]|[KMGTPE]i|[eE][+-]?\\d+)?$",parentSchema:schema17,data:data1};
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
if(data.memory !== undefined){
let data2 = data.memory;
if((typeof data2 !== "string") && (!((typeof data2 == "number") && (isFinite(data2))))){
const err10 = {instancePath:instancePath+"/memory",schemaPath:"#/definitions/quantity/type",keyword:"type",params:{type: schema17.type},message:"must be string,number",schema:schema17.type,parentSchema:schema17,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 0 || isNaN(data2)){
const err11 = {instancePath:instancePath+"/memory",schemaPath:"#/definitions/quantity/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema17,data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(typeof data2 === "string"){
if(!pattern1.test(data2)){
const err12 = {instancePath:instancePath+"/memory",schemaPath:"#/definitions/quantity/pattern",keyword:"pattern",params:{pattern: "^\\+?(\\d+\\.?\\d*|\\.\\d+)([numkMGTPE]|[KMGTPE]i|[eE][+-]?\\d+)?$"},message:"must match pattern \""+"^\\+?(\\d+\\.?\\d*|\\.\\d+)([numkMGTPE]|[KMGTPE]i|[eE][+-]?\\d+)?$"+"\"",schema:"^\\+?(\\d+\\.?\\d*|\\.\\d+)([numkMGTPE]|[KMGTPE]i|[eE][+-]?\\d+)?$",parentSchema:schema17,data:data2};
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
if(data.pods !== undefined){
let data3 = data.pods;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err13 = {instancePath:instancePath+"/pods",schemaPath:"#/properties/pods/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema16.properties.pods.type,parentSchema:schema16.properties.pods,data:data3};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 1 || isNaN(data3)){
const err14 = {instancePath:instancePath+"/pods",schemaPath:"#/properties/pods/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema16.properties.pods,data:data3};
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
if(data.labels !== undefined){
let data4 = data.labels;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
for(const key1 in data4){
let data5 = data4[key1];
if(typeof data5 !== "string"){
const err15 = {instancePath:instancePath+"/labels/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/labels/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.properties.labels.additionalProperties.type,parentSchema:schema16.properties.labels.additionalProperties,data:data5};
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
const err16 = {instancePath:instancePath+"/labels",schemaPath:"#/properties/labels/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema16.properties.labels.type,parentSchema:schema16.properties.labels,data:data4};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
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
const err17 = {instancePath:instancePath+"/taints/" + i0,schemaPath:"#/properties/taints/items/required",keyword:"required",params:{missingProperty: "key"},message:"must have required property '"+"key"+"'",schema:schema16.properties.taints.items.required,parentSchema:schema16.properties.taints.items,data:data7};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data7.effect === undefined){
const err18 = {instancePath:instancePath+"/taints/" + i0,schemaPath:"#/properties/taints/items/required",keyword:"required",params:{missingProperty: "effect"},message:"must have required property '"+"effect"+"'",schema:schema16.properties.taints.items.required,parentSchema:schema16.properties.taints.items,data:data7};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
for(const key2 in data7){
if(!(((key2 === "key") || (key2 === "value")) || (key2 === "effect"))){
const err19 = {instancePath:instancePath+"/taints/" + i0,schemaPath:"#/properties/taints/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema16.properties.taints.items,data:data7};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data7.key !== undefined){
let data8 = data7.key;
if(typeof data8 !== "string"){
const err20 = {instancePath:instancePath+"/taints/" + i0+"/key",schemaPath:"#/properties/taints/items/properties/key/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.properties.taints.items.properties.key.type,parentSchema:schema16.properties.taints.items.properties.key,data:data8};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data7.value !== undefined){
let data9 = data7.value;
if(typeof data9 !== "string"){
const err21 = {instancePath:instancePath+"/taints/" + i0+"/value",schemaPath:"#/properties/taints/items/properties/value/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.properties.taints.items.properties.value.type,parentSchema:schema16.properties.taints.items.properties.value,data:data9};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data7.effect !== undefined){
let data10 = data7.effect;
if(!(((data10 === "NoSchedule") || (data10 === "PreferNoSchedule")) || (data10 === "NoExecute"))){
const err22 = {instancePath:instancePath+"/taints/" + i0+"/effect",schemaPath:"#/properties/taints/items/properties/effect/enum",keyword:"enum",params:{allowedValues: schema16.properties.taints.items.properties.effect.enum},message:"must be equal to one of the allowed values",schema:schema16.properties.taints.items.properties.effect.enum,parentSchema:schema16.properties.taints.items.properties.effect,data:data10};
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
const err23 = {instancePath:instancePath+"/taints/" + i0,schemaPath:"#/properties/taints/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema16.properties.taints.items.type,parentSchema:schema16.properties.taints.items,data:data7};
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
const err24 = {instancePath:instancePath+"/taints",schemaPath:"#/properties/taints/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema16.properties.taints.type,parentSchema:schema16.properties.taints,data:data6};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.reserved !== undefined){
let data11 = data.reserved;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
for(const key3 in data11){
if(!((key3 === "cpu") || (key3 === "memory"))){
const err25 = {instancePath:instancePath+"/reserved",schemaPath:"#/properties/reserved/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema16.properties.reserved,data:data11};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data11.cpu !== undefined){
let data12 = data11.cpu;
if((typeof data12 !== "string") && (!((typeof data12 == "number") && (isFinite(data12))))){
const err26 = {instancePath:instancePath+"/reserved/cpu",schemaPath:"#/definitions/quantity/type",keyword:"type",params:{type: schema17.type},message:"must be string,number",schema:schema17.type,parentSchema:schema17,data:data12};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 < 0 || isNaN(data12)){
const err27 = {instancePath:instancePath+"/reserved/cpu",schemaPath:"#/definitions/quantity/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema17,data:data12};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(typeof data12 === "string"){
if(!pattern1.test(data12)){
const err28 = {instancePath:instancePath+"/reserved/cpu",schemaPath:"#/definitions/quantity/pattern",keyword:"pattern",params:{pattern: "^\\+?(\\d+\\.?\\d*|\\.\\d+)([numkMGTPE]|[KMGTPE]i|[eE][+-]?\\d+)?$"},message:"must match pattern \""+"^\\+?(\\d+\\.?\\d*|\\.\\d+)([numkMGTPE]|[KMGTPE]i|[eE][+-]?\\d+)?$"+"\"",schema:"^\\+?(\\d+\\.?\\d*|\\.\\d+)([numkMGTPE]|[KMGTPE]i|[eE][+-]?\\d+)?$",parentSchema:schema17,data:data12};
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
if(data11.memory !== undefined){
let data13 = data11.memory;
if((typeof data13 !== "string") && (!((typeof data13 == "number") && (isFinite(data13))))){
const err29 = {instancePath:instancePath+"/reserved/memory",schemaPath:"#/definitions/quantity/type",keyword:"type",params:{type: schema17.type},message:"must be string,number",schema:schema17.type,parentSchema:schema17,data:data13};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 < 0 || isNaN(data13)){
const err30 = {instancePath:instancePath+"/reserved/memory",schemaPath:"#/definitions/quantity/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema17,data:data13};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(typeof data13 === "string"){
if(!pattern1.test(data13)){
const err31 = {instancePath:instancePath+"/reserved/memory",schemaPath:"#/definitions/quantity/pattern",keyword:"pattern",params:{pattern: "^\\+?(\\d+\\.?\\d*|\\.\\d+)([numkMGTPE]|[KMGTPE]i|[eE][+-]?\\d+)?$"},message:"must match pattern \""+"^\\+?(\\d+\\.?\\d*|\\.\\d+)([numkMGTPE]|[KMGTPE]i|[eE][+-]?\\d+)?$"+"\"",schema:"^\\+?(\\d+\\.?\\d*|\\.\\d+)([numkMGTPE]|[KMGTPE]i|[eE][+-]?\\d+)?$",parentSchema:schema17,data:data13};
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
}
else {
const err32 = {instancePath:instancePath+"/reserved",schemaPath:"#/properties/reserved/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema16.properties.reserved.type,parentSchema:schema16.properties.reserved,data:data11};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
else {
const err33 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema16.type,parentSchema:schema16,data};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
validate12.errors = vErrors;
return errors === 0;
}


function validate11(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate12(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate12.errors : vErrors.concat(validate12.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema15.type,parentSchema:schema15,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate11.errors = vErrors;
return errors === 0;
}

const schema28 = {"type":"object","additionalProperties":false,"properties":{"kubernetesVersion":{"description":"Version of Kubernetes, such as '1.33'; in quotes, or 1.30 is read as 1.3.","type":"string","pattern":"^v?1\\.\\d{1,3}(\\.\\d+.*)?$"},"featureGates":{"description":"Feature gates that are switched on against their default.","type":"array","items":{"type":"string"}},"environment":{"description":"The environment: local, production, or any other name.","type":"string","minLength":1},"nodes":{"description":"The nodes of the cluster, in groups of equal ones.","type":"array","items":{"$ref":"#/definitions/nodeGroup"}},"provides":{"description":"What the cluster provides beside the manifests; what is not named is not provided.","type":"object","additionalProperties":false,"properties":{"resourceMetrics":{"description":"metrics.k8s.io is served (metrics-server).","type":"boolean"},"customMetrics":{"description":"custom.metrics.k8s.io is served (such as the Prometheus adapter).","type":"boolean"},"externalMetrics":{"description":"external.metrics.k8s.io is served (such as the Prometheus adapter, or KEDA).","type":"boolean"},"keda":{"description":"KEDA runs.","type":"boolean"},"priorityClasses":{"description":"Priority classes that exist.","type":"array","items":{"type":"string"}}}},"controller":{"description":"Flags of kube-controller-manager where they are not the defaults.","type":"object","additionalProperties":false,"properties":{"tolerance":{"description":"--horizontal-pod-autoscaler-tolerance, a ratio.","type":"number","minimum":0,"default":0.1},"syncPeriodSeconds":{"description":"--horizontal-pod-autoscaler-sync-period.","type":"number","exclusiveMinimum":0,"default":15},"downscaleStabilizationSeconds":{"description":"--horizontal-pod-autoscaler-downscale-stabilization.","type":"number","minimum":0,"default":300}}},"metricsResolutionSeconds":{"description":"Seconds between two samples of metrics-server.","type":"number","minimum":10},"startupSeconds":{"description":"Seconds that the containers of a workload may take to start, by the workload's name.","type":"object","additionalProperties":{"type":"number","minimum":0}},"nodePortRange":{"description":"Range of the API server's --service-node-port-range.","type":"string","pattern":"^\\d{1,5}-\\d{1,5}$","default":"30000-32767"},"ceilings":{"description":"What the organisation allows at most.","type":"object","additionalProperties":false,"properties":{"maxReplicas":{"description":"Most replicas of one workload.","type":"integer","minimum":1}}},"severities":{"description":"Severities by rule in place of the rules' own; off switches a rule off.","type":"object","additionalProperties":{"enum":["error","warning","info","off"]}}}};

function validate15(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema28.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema28,data};
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
const err1 = {instancePath:instancePath+"/kubernetesVersion",schemaPath:"#/properties/kubernetesVersion/pattern",keyword:"pattern",params:{pattern: "^v?1\\.\\d{1,3}(\\.\\d+.*)?$"},message:"must match pattern \""+"^v?1\\.\\d{1,3}(\\.\\d+.*)?$"+"\"",schema:"^v?1\\.\\d{1,3}(\\.\\d+.*)?$",parentSchema:schema28.properties.kubernetesVersion,data:data0};
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
const err2 = {instancePath:instancePath+"/kubernetesVersion",schemaPath:"#/properties/kubernetesVersion/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema28.properties.kubernetesVersion.type,parentSchema:schema28.properties.kubernetesVersion,data:data0};
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
const err3 = {instancePath:instancePath+"/featureGates/" + i0,schemaPath:"#/properties/featureGates/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema28.properties.featureGates.items.type,parentSchema:schema28.properties.featureGates.items,data:data2};
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
const err4 = {instancePath:instancePath+"/featureGates",schemaPath:"#/properties/featureGates/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema28.properties.featureGates.type,parentSchema:schema28.properties.featureGates,data:data1};
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
const err5 = {instancePath:instancePath+"/environment",schemaPath:"#/properties/environment/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema28.properties.environment,data:data3};
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
const err6 = {instancePath:instancePath+"/environment",schemaPath:"#/properties/environment/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema28.properties.environment.type,parentSchema:schema28.properties.environment,data:data3};
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
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
if(!(validate12(data4[i1], {instancePath:instancePath+"/nodes/" + i1,parentData:data4,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate12.errors : vErrors.concat(validate12.errors);
errors = vErrors.length;
}
}
}
else {
const err7 = {instancePath:instancePath+"/nodes",schemaPath:"#/properties/nodes/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema28.properties.nodes.type,parentSchema:schema28.properties.nodes,data:data4};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.provides !== undefined){
let data6 = data.provides;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
for(const key1 in data6){
if(!(((((key1 === "resourceMetrics") || (key1 === "customMetrics")) || (key1 === "externalMetrics")) || (key1 === "keda")) || (key1 === "priorityClasses"))){
const err8 = {instancePath:instancePath+"/provides",schemaPath:"#/properties/provides/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema28.properties.provides,data:data6};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data6.resourceMetrics !== undefined){
let data7 = data6.resourceMetrics;
if(typeof data7 !== "boolean"){
const err9 = {instancePath:instancePath+"/provides/resourceMetrics",schemaPath:"#/properties/provides/properties/resourceMetrics/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema28.properties.provides.properties.resourceMetrics.type,parentSchema:schema28.properties.provides.properties.resourceMetrics,data:data7};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data6.customMetrics !== undefined){
let data8 = data6.customMetrics;
if(typeof data8 !== "boolean"){
const err10 = {instancePath:instancePath+"/provides/customMetrics",schemaPath:"#/properties/provides/properties/customMetrics/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema28.properties.provides.properties.customMetrics.type,parentSchema:schema28.properties.provides.properties.customMetrics,data:data8};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data6.externalMetrics !== undefined){
let data9 = data6.externalMetrics;
if(typeof data9 !== "boolean"){
const err11 = {instancePath:instancePath+"/provides/externalMetrics",schemaPath:"#/properties/provides/properties/externalMetrics/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema28.properties.provides.properties.externalMetrics.type,parentSchema:schema28.properties.provides.properties.externalMetrics,data:data9};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data6.keda !== undefined){
let data10 = data6.keda;
if(typeof data10 !== "boolean"){
const err12 = {instancePath:instancePath+"/provides/keda",schemaPath:"#/properties/provides/properties/keda/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema28.properties.provides.properties.keda.type,parentSchema:schema28.properties.provides.properties.keda,data:data10};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
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
const err13 = {instancePath:instancePath+"/provides/priorityClasses/" + i2,schemaPath:"#/properties/provides/properties/priorityClasses/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema28.properties.provides.properties.priorityClasses.items.type,parentSchema:schema28.properties.provides.properties.priorityClasses.items,data:data12};
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
const err14 = {instancePath:instancePath+"/provides/priorityClasses",schemaPath:"#/properties/provides/properties/priorityClasses/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema28.properties.provides.properties.priorityClasses.type,parentSchema:schema28.properties.provides.properties.priorityClasses,data:data11};
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
const err15 = {instancePath:instancePath+"/provides",schemaPath:"#/properties/provides/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema28.properties.provides.type,parentSchema:schema28.properties.provides,data:data6};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.controller !== undefined){
let data13 = data.controller;
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
for(const key2 in data13){
if(!(((key2 === "tolerance") || (key2 === "syncPeriodSeconds")) || (key2 === "downscaleStabilizationSeconds"))){
const err16 = {instancePath:instancePath+"/controller",schemaPath:"#/properties/controller/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema28.properties.controller,data:data13};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data13.tolerance !== undefined){
let data14 = data13.tolerance;
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 < 0 || isNaN(data14)){
const err17 = {instancePath:instancePath+"/controller/tolerance",schemaPath:"#/properties/controller/properties/tolerance/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema28.properties.controller.properties.tolerance,data:data14};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/controller/tolerance",schemaPath:"#/properties/controller/properties/tolerance/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema28.properties.controller.properties.tolerance.type,parentSchema:schema28.properties.controller.properties.tolerance,data:data14};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data13.syncPeriodSeconds !== undefined){
let data15 = data13.syncPeriodSeconds;
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 <= 0 || isNaN(data15)){
const err19 = {instancePath:instancePath+"/controller/syncPeriodSeconds",schemaPath:"#/properties/controller/properties/syncPeriodSeconds/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0",schema:0,parentSchema:schema28.properties.controller.properties.syncPeriodSeconds,data:data15};
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
const err20 = {instancePath:instancePath+"/controller/syncPeriodSeconds",schemaPath:"#/properties/controller/properties/syncPeriodSeconds/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema28.properties.controller.properties.syncPeriodSeconds.type,parentSchema:schema28.properties.controller.properties.syncPeriodSeconds,data:data15};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data13.downscaleStabilizationSeconds !== undefined){
let data16 = data13.downscaleStabilizationSeconds;
if((typeof data16 == "number") && (isFinite(data16))){
if(data16 < 0 || isNaN(data16)){
const err21 = {instancePath:instancePath+"/controller/downscaleStabilizationSeconds",schemaPath:"#/properties/controller/properties/downscaleStabilizationSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema28.properties.controller.properties.downscaleStabilizationSeconds,data:data16};
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
const err22 = {instancePath:instancePath+"/controller/downscaleStabilizationSeconds",schemaPath:"#/properties/controller/properties/downscaleStabilizationSeconds/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema28.properties.controller.properties.downscaleStabilizationSeconds.type,parentSchema:schema28.properties.controller.properties.downscaleStabilizationSeconds,data:data16};
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
const err23 = {instancePath:instancePath+"/controller",schemaPath:"#/properties/controller/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema28.properties.controller.type,parentSchema:schema28.properties.controller,data:data13};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.metricsResolutionSeconds !== undefined){
let data17 = data.metricsResolutionSeconds;
if((typeof data17 == "number") && (isFinite(data17))){
if(data17 < 10 || isNaN(data17)){
const err24 = {instancePath:instancePath+"/metricsResolutionSeconds",schemaPath:"#/properties/metricsResolutionSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 10},message:"must be >= 10",schema:10,parentSchema:schema28.properties.metricsResolutionSeconds,data:data17};
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
const err25 = {instancePath:instancePath+"/metricsResolutionSeconds",schemaPath:"#/properties/metricsResolutionSeconds/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema28.properties.metricsResolutionSeconds.type,parentSchema:schema28.properties.metricsResolutionSeconds,data:data17};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
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
if(data19 < 0 || isNaN(data19)){
const err26 = {instancePath:instancePath+"/startupSeconds/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/startupSeconds/additionalProperties/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema28.properties.startupSeconds.additionalProperties,data:data19};
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
const err27 = {instancePath:instancePath+"/startupSeconds/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/startupSeconds/additionalProperties/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema28.properties.startupSeconds.additionalProperties.type,parentSchema:schema28.properties.startupSeconds.additionalProperties,data:data19};
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
const err28 = {instancePath:instancePath+"/startupSeconds",schemaPath:"#/properties/startupSeconds/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema28.properties.startupSeconds.type,parentSchema:schema28.properties.startupSeconds,data:data18};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data.nodePortRange !== undefined){
let data20 = data.nodePortRange;
if(typeof data20 === "string"){
if(!pattern5.test(data20)){
const err29 = {instancePath:instancePath+"/nodePortRange",schemaPath:"#/properties/nodePortRange/pattern",keyword:"pattern",params:{pattern: "^\\d{1,5}-\\d{1,5}$"},message:"must match pattern \""+"^\\d{1,5}-\\d{1,5}$"+"\"",schema:"^\\d{1,5}-\\d{1,5}$",parentSchema:schema28.properties.nodePortRange,data:data20};
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
const err30 = {instancePath:instancePath+"/nodePortRange",schemaPath:"#/properties/nodePortRange/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema28.properties.nodePortRange.type,parentSchema:schema28.properties.nodePortRange,data:data20};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data.ceilings !== undefined){
let data21 = data.ceilings;
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
for(const key4 in data21){
if(!(key4 === "maxReplicas")){
const err31 = {instancePath:instancePath+"/ceilings",schemaPath:"#/properties/ceilings/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema28.properties.ceilings,data:data21};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data21.maxReplicas !== undefined){
let data22 = data21.maxReplicas;
if(!(((typeof data22 == "number") && (!(data22 % 1) && !isNaN(data22))) && (isFinite(data22)))){
const err32 = {instancePath:instancePath+"/ceilings/maxReplicas",schemaPath:"#/properties/ceilings/properties/maxReplicas/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema28.properties.ceilings.properties.maxReplicas.type,parentSchema:schema28.properties.ceilings.properties.maxReplicas,data:data22};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if((typeof data22 == "number") && (isFinite(data22))){
if(data22 < 1 || isNaN(data22)){
const err33 = {instancePath:instancePath+"/ceilings/maxReplicas",schemaPath:"#/properties/ceilings/properties/maxReplicas/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema28.properties.ceilings.properties.maxReplicas,data:data22};
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
}
else {
const err34 = {instancePath:instancePath+"/ceilings",schemaPath:"#/properties/ceilings/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema28.properties.ceilings.type,parentSchema:schema28.properties.ceilings,data:data21};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
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
const err35 = {instancePath:instancePath+"/severities/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/severities/additionalProperties/enum",keyword:"enum",params:{allowedValues: schema28.properties.severities.additionalProperties.enum},message:"must be equal to one of the allowed values",schema:schema28.properties.severities.additionalProperties.enum,parentSchema:schema28.properties.severities.additionalProperties,data:data24};
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
const err36 = {instancePath:instancePath+"/severities",schemaPath:"#/properties/severities/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema28.properties.severities.type,parentSchema:schema28.properties.severities,data:data23};
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
const err37 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema28.type,parentSchema:schema28,data};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
validate15.errors = vErrors;
return errors === 0;
}


function validate10(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema11.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema11,data};
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
const err1 = {instancePath:instancePath+"/kubernetesVersion",schemaPath:"#/definitions/settings/properties/kubernetesVersion/pattern",keyword:"pattern",params:{pattern: "^v?1\\.\\d{1,3}(\\.\\d+.*)?$"},message:"must match pattern \""+"^v?1\\.\\d{1,3}(\\.\\d+.*)?$"+"\"",schema:"^v?1\\.\\d{1,3}(\\.\\d+.*)?$",parentSchema:schema12,data:data0};
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
const err2 = {instancePath:instancePath+"/kubernetesVersion",schemaPath:"#/definitions/settings/properties/kubernetesVersion/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.type,parentSchema:schema12,data:data0};
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
const err3 = {instancePath:instancePath+"/featureGates/" + i0,schemaPath:"#/definitions/settings/properties/featureGates/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.items.type,parentSchema:schema13.items,data:data2};
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
const err4 = {instancePath:instancePath+"/featureGates",schemaPath:"#/definitions/settings/properties/featureGates/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema13.type,parentSchema:schema13,data:data1};
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
const err5 = {instancePath:instancePath+"/environment",schemaPath:"#/definitions/settings/properties/environment/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema14,data:data3};
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
const err6 = {instancePath:instancePath+"/environment",schemaPath:"#/definitions/settings/properties/environment/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.type,parentSchema:schema14,data:data3};
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
if(!(validate11(data.nodes, {instancePath:instancePath+"/nodes",parentData:data,parentDataProperty:"nodes",rootData}))){
vErrors = vErrors === null ? validate11.errors : vErrors.concat(validate11.errors);
errors = vErrors.length;
}
}
if(data.provides !== undefined){
let data5 = data.provides;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
for(const key1 in data5){
if(!(((((key1 === "resourceMetrics") || (key1 === "customMetrics")) || (key1 === "externalMetrics")) || (key1 === "keda")) || (key1 === "priorityClasses"))){
const err7 = {instancePath:instancePath+"/provides",schemaPath:"#/definitions/settings/properties/provides/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema21,data:data5};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data5.resourceMetrics !== undefined){
let data6 = data5.resourceMetrics;
if(typeof data6 !== "boolean"){
const err8 = {instancePath:instancePath+"/provides/resourceMetrics",schemaPath:"#/definitions/settings/properties/provides/properties/resourceMetrics/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema21.properties.resourceMetrics.type,parentSchema:schema21.properties.resourceMetrics,data:data6};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data5.customMetrics !== undefined){
let data7 = data5.customMetrics;
if(typeof data7 !== "boolean"){
const err9 = {instancePath:instancePath+"/provides/customMetrics",schemaPath:"#/definitions/settings/properties/provides/properties/customMetrics/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema21.properties.customMetrics.type,parentSchema:schema21.properties.customMetrics,data:data7};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data5.externalMetrics !== undefined){
let data8 = data5.externalMetrics;
if(typeof data8 !== "boolean"){
const err10 = {instancePath:instancePath+"/provides/externalMetrics",schemaPath:"#/definitions/settings/properties/provides/properties/externalMetrics/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema21.properties.externalMetrics.type,parentSchema:schema21.properties.externalMetrics,data:data8};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data5.keda !== undefined){
let data9 = data5.keda;
if(typeof data9 !== "boolean"){
const err11 = {instancePath:instancePath+"/provides/keda",schemaPath:"#/definitions/settings/properties/provides/properties/keda/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema21.properties.keda.type,parentSchema:schema21.properties.keda,data:data9};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data5.priorityClasses !== undefined){
let data10 = data5.priorityClasses;
if(Array.isArray(data10)){
const len1 = data10.length;
for(let i1=0; i1<len1; i1++){
let data11 = data10[i1];
if(typeof data11 !== "string"){
const err12 = {instancePath:instancePath+"/provides/priorityClasses/" + i1,schemaPath:"#/definitions/settings/properties/provides/properties/priorityClasses/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.properties.priorityClasses.items.type,parentSchema:schema21.properties.priorityClasses.items,data:data11};
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
const err13 = {instancePath:instancePath+"/provides/priorityClasses",schemaPath:"#/definitions/settings/properties/provides/properties/priorityClasses/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema21.properties.priorityClasses.type,parentSchema:schema21.properties.priorityClasses,data:data10};
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
const err14 = {instancePath:instancePath+"/provides",schemaPath:"#/definitions/settings/properties/provides/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema21.type,parentSchema:schema21,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.controller !== undefined){
let data12 = data.controller;
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
for(const key2 in data12){
if(!(((key2 === "tolerance") || (key2 === "syncPeriodSeconds")) || (key2 === "downscaleStabilizationSeconds"))){
const err15 = {instancePath:instancePath+"/controller",schemaPath:"#/definitions/settings/properties/controller/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema22,data:data12};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data12.tolerance !== undefined){
let data13 = data12.tolerance;
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 < 0 || isNaN(data13)){
const err16 = {instancePath:instancePath+"/controller/tolerance",schemaPath:"#/definitions/settings/properties/controller/properties/tolerance/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema22.properties.tolerance,data:data13};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/controller/tolerance",schemaPath:"#/definitions/settings/properties/controller/properties/tolerance/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema22.properties.tolerance.type,parentSchema:schema22.properties.tolerance,data:data13};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data12.syncPeriodSeconds !== undefined){
let data14 = data12.syncPeriodSeconds;
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 <= 0 || isNaN(data14)){
const err18 = {instancePath:instancePath+"/controller/syncPeriodSeconds",schemaPath:"#/definitions/settings/properties/controller/properties/syncPeriodSeconds/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0",schema:0,parentSchema:schema22.properties.syncPeriodSeconds,data:data14};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/controller/syncPeriodSeconds",schemaPath:"#/definitions/settings/properties/controller/properties/syncPeriodSeconds/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema22.properties.syncPeriodSeconds.type,parentSchema:schema22.properties.syncPeriodSeconds,data:data14};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data12.downscaleStabilizationSeconds !== undefined){
let data15 = data12.downscaleStabilizationSeconds;
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 < 0 || isNaN(data15)){
const err20 = {instancePath:instancePath+"/controller/downscaleStabilizationSeconds",schemaPath:"#/definitions/settings/properties/controller/properties/downscaleStabilizationSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema22.properties.downscaleStabilizationSeconds,data:data15};
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
const err21 = {instancePath:instancePath+"/controller/downscaleStabilizationSeconds",schemaPath:"#/definitions/settings/properties/controller/properties/downscaleStabilizationSeconds/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema22.properties.downscaleStabilizationSeconds.type,parentSchema:schema22.properties.downscaleStabilizationSeconds,data:data15};
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
const err22 = {instancePath:instancePath+"/controller",schemaPath:"#/definitions/settings/properties/controller/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema22.type,parentSchema:schema22,data:data12};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.metricsResolutionSeconds !== undefined){
let data16 = data.metricsResolutionSeconds;
if((typeof data16 == "number") && (isFinite(data16))){
if(data16 < 10 || isNaN(data16)){
const err23 = {instancePath:instancePath+"/metricsResolutionSeconds",schemaPath:"#/definitions/settings/properties/metricsResolutionSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 10},message:"must be >= 10",schema:10,parentSchema:schema23,data:data16};
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
const err24 = {instancePath:instancePath+"/metricsResolutionSeconds",schemaPath:"#/definitions/settings/properties/metricsResolutionSeconds/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema23.type,parentSchema:schema23,data:data16};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.startupSeconds !== undefined){
let data17 = data.startupSeconds;
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
for(const key3 in data17){
let data18 = data17[key3];
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 < 0 || isNaN(data18)){
const err25 = {instancePath:instancePath+"/startupSeconds/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/settings/properties/startupSeconds/additionalProperties/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema24.additionalProperties,data:data18};
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
const err26 = {instancePath:instancePath+"/startupSeconds/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/settings/properties/startupSeconds/additionalProperties/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema24.additionalProperties.type,parentSchema:schema24.additionalProperties,data:data18};
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
const err27 = {instancePath:instancePath+"/startupSeconds",schemaPath:"#/definitions/settings/properties/startupSeconds/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema24.type,parentSchema:schema24,data:data17};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.nodePortRange !== undefined){
let data19 = data.nodePortRange;
if(typeof data19 === "string"){
if(!pattern5.test(data19)){
const err28 = {instancePath:instancePath+"/nodePortRange",schemaPath:"#/definitions/settings/properties/nodePortRange/pattern",keyword:"pattern",params:{pattern: "^\\d{1,5}-\\d{1,5}$"},message:"must match pattern \""+"^\\d{1,5}-\\d{1,5}$"+"\"",schema:"^\\d{1,5}-\\d{1,5}$",parentSchema:schema25,data:data19};
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
const err29 = {instancePath:instancePath+"/nodePortRange",schemaPath:"#/definitions/settings/properties/nodePortRange/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema25.type,parentSchema:schema25,data:data19};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.ceilings !== undefined){
let data20 = data.ceilings;
if(data20 && typeof data20 == "object" && !Array.isArray(data20)){
for(const key4 in data20){
if(!(key4 === "maxReplicas")){
const err30 = {instancePath:instancePath+"/ceilings",schemaPath:"#/definitions/settings/properties/ceilings/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema26,data:data20};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data20.maxReplicas !== undefined){
let data21 = data20.maxReplicas;
if(!(((typeof data21 == "number") && (!(data21 % 1) && !isNaN(data21))) && (isFinite(data21)))){
const err31 = {instancePath:instancePath+"/ceilings/maxReplicas",schemaPath:"#/definitions/settings/properties/ceilings/properties/maxReplicas/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema26.properties.maxReplicas.type,parentSchema:schema26.properties.maxReplicas,data:data21};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if((typeof data21 == "number") && (isFinite(data21))){
if(data21 < 1 || isNaN(data21)){
const err32 = {instancePath:instancePath+"/ceilings/maxReplicas",schemaPath:"#/definitions/settings/properties/ceilings/properties/maxReplicas/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema26.properties.maxReplicas,data:data21};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
}
else {
const err33 = {instancePath:instancePath+"/ceilings",schemaPath:"#/definitions/settings/properties/ceilings/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema26.type,parentSchema:schema26,data:data20};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data.severities !== undefined){
let data22 = data.severities;
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
for(const key5 in data22){
let data23 = data22[key5];
if(!((((data23 === "error") || (data23 === "warning")) || (data23 === "info")) || (data23 === "off"))){
const err34 = {instancePath:instancePath+"/severities/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/settings/properties/severities/additionalProperties/enum",keyword:"enum",params:{allowedValues: schema27.additionalProperties.enum},message:"must be equal to one of the allowed values",schema:schema27.additionalProperties.enum,parentSchema:schema27.additionalProperties,data:data23};
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
const err35 = {instancePath:instancePath+"/severities",schemaPath:"#/definitions/settings/properties/severities/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema27.type,parentSchema:schema27,data:data22};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data.environments !== undefined){
let data24 = data.environments;
if(data24 && typeof data24 == "object" && !Array.isArray(data24)){
for(const key6 in data24){
if(!(validate15(data24[key6], {instancePath:instancePath+"/environments/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data24,parentDataProperty:key6,rootData}))){
vErrors = vErrors === null ? validate15.errors : vErrors.concat(validate15.errors);
errors = vErrors.length;
}
}
}
else {
const err36 = {instancePath:instancePath+"/environments",schemaPath:"#/properties/environments/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.environments.type,parentSchema:schema11.properties.environments,data:data24};
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
const err37 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.type,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
validate10.errors = vErrors;
return errors === 0;
}
