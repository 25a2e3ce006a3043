// @ts-nocheck
// Generated from scenario.schema.json by `npm run generate`; never edited.
"use strict";
export const validate = validate21;
export default validate21;
const schema6 = {"$schema":"http://json-schema.org/draft-07/schema#","title":"Scenario of cdk8s-inference simulate","description":"What the manifests cannot tell of a simulation: the load, the cost of a request, the cluster. Times are seconds from the start unless the name says otherwise.","type":"object","additionalProperties":false,"required":["schemaVersion","durationSeconds","load","service"],"properties":{"schemaVersion":{"description":"Version of this form.","enum":[1]},"title":{"description":"One line on what it shows.","type":"string"},"durationSeconds":{"description":"How long is simulated.","type":"number","exclusiveMinimum":0,"maximum":31622400},"startTime":{"description":"Wall clock at the start, RFC 3339 such as 2000-01-01T00:00:00Z: for schedules and recordings.","type":"string","default":"2000-01-01T00:00:00Z"},"target":{"description":"Name of the workload that serves, or namespace/name; without it the only one that an autoscaler scales.","type":"string","minLength":1},"load":{"$ref":"#/definitions/load","description":"What the clients do."},"service":{"description":"What the serving container does with requests.","type":"object","additionalProperties":false,"required":["classes"],"properties":{"classes":{"description":"Kinds of requests.","type":"array","minItems":1,"maxItems":1000,"items":{"$ref":"#/definitions/requestClass"}},"concurrency":{"description":"Requests worked on at once in a pod; without it no limit.","type":"integer","minimum":1,"maximum":2147483647},"queueLimit":{"description":"Requests that wait in a pod for a free place, more are refused; without it no limit.","type":"integer","minimum":0,"maximum":2147483647},"timeoutSeconds":{"description":"The client gives up after so long.","type":"number","exclusiveMinimum":0,"maximum":31622400,"default":30},"threads":{"description":"Threads that can be on CPU at once in a pod; without it the CPUs of the node.","type":"integer","minimum":1,"maximum":1000000},"idleCpu":{"$ref":"#/definitions/quantity","description":"CPU burnt all the time.","default":0},"startupCpuSeconds":{"$ref":"#/definitions/distribution","description":"CPU time burnt between the container's start and its being ready to answer.","default":0},"startupSeconds":{"$ref":"#/definitions/distribution","description":"Time between start and being ready to answer that is not CPU.","default":1},"memory":{"$ref":"#/definitions/quantity","description":"Memory when idle.","default":0},"drainsOnTerm":{"description":"Whether SIGTERM lets requests under way end.","type":"boolean","default":true}}},"pods":{"description":"Delays between a pod's creation and its first request; without it those of a usual cluster.","type":"object","additionalProperties":false,"properties":{"creationSeconds":{"$ref":"#/definitions/distribution","description":"Deployment and ReplicaSet controllers; without it 0.01 to 0.1."},"schedulingSeconds":{"$ref":"#/definitions/distribution","description":"Scheduler; without it 0.005 to 0.05."},"sandboxSeconds":{"$ref":"#/definitions/distribution","description":"Sandbox, volumes, network; without it 0.5 to 3."},"imagePullSeconds":{"$ref":"#/definitions/distribution","description":"Pull of the image where a node does not have it; one at a time on a node.","default":0},"initSeconds":{"$ref":"#/definitions/distribution","description":"Ordinary init containers together, while what they wait for is there.","default":1},"endpointSeconds":{"$ref":"#/definitions/distribution","description":"Readiness, or its end, to the proxies; without it 0.1 to 1."}}},"nodes":{"description":"Nodes of the cluster; without it those of .cdk8s-inference.yaml, or nodes without end.","type":"array","minItems":1,"maxItems":1000,"items":{"$ref":"#/definitions/nodes"}},"metrics":{"description":"How use and other metrics come to the autoscaler.","type":"object","additionalProperties":false,"properties":{"resolutionSeconds":{"description":"--metric-resolution of metrics-server; without it that of its manifest in the set, or 15.","type":"number","minimum":10,"maximum":86400},"housekeepingSeconds":{"description":"cAdvisor's housekeeping interval; samples are one to two of it apart.","type":"number","minimum":1,"maximum":86400,"default":10},"custom":{"description":"Metrics that are not of resource use, by the name that the autoscaler asks for.","type":"object","additionalProperties":{"$ref":"#/definitions/customMetric"}}}},"controller":{"description":"kube-controller-manager's flags, where it does not run its defaults.","type":"object","additionalProperties":false,"properties":{"kubernetesVersion":{"description":"Version of Kubernetes, 1.28 to 1.37; without it the newest.","type":"string","pattern":"^v?1\\.\\d+(\\.\\d+)?$"},"syncPeriodSeconds":{"description":"--horizontal-pod-autoscaler-sync-period.","type":"number","minimum":1,"maximum":86400,"default":15},"tolerance":{"description":"--horizontal-pod-autoscaler-tolerance, a ratio.","type":"number","minimum":0,"maximum":1000,"default":0.1},"downscaleStabilizationSeconds":{"description":"--horizontal-pod-autoscaler-downscale-stabilization.","type":"number","minimum":0,"maximum":86400,"default":300},"cpuInitializationPeriodSeconds":{"description":"--horizontal-pod-autoscaler-cpu-initialization-period.","type":"number","minimum":0,"maximum":86400,"default":300},"initialReadinessDelaySeconds":{"description":"--horizontal-pod-autoscaler-initial-readiness-delay.","type":"number","minimum":0,"maximum":86400,"default":30},"featureGates":{"description":"Feature gates against the default of the version.","type":"object","additionalProperties":{"type":"boolean"}}}},"initialReplicas":{"description":"Pods that are ready at the start; without it the autoscaler's minReplicas.","type":"integer","minimum":0,"maximum":150000},"events":{"description":"What someone else does, in any order.","type":"array","maxItems":10000,"items":{"$ref":"#/definitions/event"}},"slo":{"description":"What is promised; without it no misses are counted.","type":"object","additionalProperties":false,"minProperties":1,"properties":{"latencySeconds":{"description":"A step misses when its 95th percentile is above.","type":"number","exclusiveMinimum":0,"maximum":31622400},"failureRatio":{"description":"A step misses when a greater share of its requests failed.","type":"number","minimum":0,"maximum":1}}}},"definitions":{"quantity":{"type":["string","number"],"pattern":"^\\+?(\\d+\\.?\\d*|\\.\\d+)([numkMGTPE]|[KMGTPE]i|[eE][+-]?\\d+)?$","minimum":0},"distribution":{"description":"A bare number is always the same; otherwise one of the distributions.","type":["number","object"],"minimum":0,"additionalProperties":false,"minProperties":1,"maxProperties":1,"properties":{"exponential":{"description":"Exponential, by its mean.","type":"object","additionalProperties":false,"required":["mean"],"properties":{"mean":{"description":"Mean.","type":"number","exclusiveMinimum":0,"maximum":31622400}}},"uniform":{"description":"All values between two are as likely.","type":"object","additionalProperties":false,"required":["min","max"],"properties":{"min":{"description":"Least value.","type":"number","minimum":0,"maximum":31622400},"max":{"description":"Greatest value.","type":"number","minimum":0,"maximum":31622400}}},"lognormal":{"description":"Log-normal, by mean and coefficient of variation.","type":"object","additionalProperties":false,"required":["mean","cv"],"properties":{"mean":{"description":"Mean.","type":"number","exclusiveMinimum":0,"maximum":31622400},"cv":{"description":"Standard deviation divided by mean.","type":"number","minimum":0,"maximum":100}}},"gamma":{"description":"Gamma, by mean and coefficient of variation.","type":"object","additionalProperties":false,"required":["mean","cv"],"properties":{"mean":{"description":"Mean.","type":"number","exclusiveMinimum":0,"maximum":31622400},"cv":{"description":"Standard deviation divided by mean.","type":"number","minimum":0.001,"maximum":100}}},"samples":{"description":"Values drawn as they are, each as likely as the others.","type":"array","minItems":1,"maxItems":1000000,"items":{"type":"number","minimum":0,"maximum":31622400}}},"maximum":31622400},"profile":{"description":"Course over time.","type":"object","additionalProperties":false,"minProperties":1,"maxProperties":1,"properties":{"constant":{"description":"The same all the time.","type":"number","minimum":0,"maximum":1000000000},"ramp":{"description":"A straight line from one value to another, which then holds.","type":"object","additionalProperties":false,"required":["from","to","seconds"],"properties":{"from":{"description":"Value at the start.","type":"number","minimum":0,"maximum":1000000000},"to":{"description":"Value from the end of the ramp on.","type":"number","minimum":0,"maximum":1000000000},"seconds":{"description":"Length of the ramp.","type":"number","exclusiveMinimum":0,"maximum":31622400}}},"steps":{"description":"Each step holds until the next.","type":"array","minItems":1,"maxItems":1000000,"items":{"type":"object","additionalProperties":false,"required":["atSeconds","value"],"properties":{"atSeconds":{"description":"Seconds from the start.","type":"number","minimum":0,"maximum":31622400},"value":{"description":"Value from then on.","type":"number","minimum":0,"maximum":1000000000}}}},"spike":{"description":"A higher (or lower) value for a while.","type":"object","additionalProperties":false,"required":["base","peak","atSeconds","seconds"],"properties":{"base":{"description":"Value before and after.","type":"number","minimum":0,"maximum":1000000000},"peak":{"description":"Value during the spike.","type":"number","minimum":0,"maximum":1000000000},"atSeconds":{"description":"When it begins.","type":"number","minimum":0,"maximum":31622400},"seconds":{"description":"How long it lasts.","type":"number","exclusiveMinimum":0,"maximum":31622400}}},"sinusoid":{"description":"A day: lowest at 0, highest after half a period.","type":"object","additionalProperties":false,"required":["mean","amplitude","periodSeconds"],"properties":{"mean":{"description":"Mean.","type":"number","minimum":0,"maximum":1000000000},"amplitude":{"description":"How far above and below the mean it goes: at most the mean.","type":"number","minimum":0,"maximum":1000000000},"periodSeconds":{"description":"Length of a period, such as 86400 for a day.","type":"number","minimum":1,"maximum":31622400}}},"trace":{"description":"Points with straight lines between them, or a CSV file that has them: seconds, value.","type":["array","object"],"minItems":1,"maxItems":1000000,"items":{"type":"object","additionalProperties":false,"required":["atSeconds","value"],"properties":{"atSeconds":{"description":"Seconds from the start.","type":"number","minimum":0,"maximum":31622400},"value":{"description":"Value at that time.","type":"number","minimum":0,"maximum":1000000000}}},"additionalProperties":false,"required":["csv"],"properties":{"csv":{"description":"Path of the file, relative to the scenario.","type":"string"}}}}},"load":{"description":"What the clients do: one of the two.","type":"object","additionalProperties":false,"minProperties":1,"maxProperties":1,"properties":{"open":{"description":"Arrivals that do not wait for answers.","type":"object","additionalProperties":false,"required":["rate"],"properties":{"rate":{"$ref":"#/definitions/profile","description":"Requests a second."},"arrivals":{"description":"How requests follow each other.","enum":["poisson","regular"],"default":"poisson"},"connections":{"description":"Connections that the requests are spread over.","type":"integer","minimum":1,"maximum":1000000,"default":64},"newConnectionRatio":{"description":"Share of requests that open a new connection first.","type":"number","minimum":0,"maximum":1,"default":0}}},"closed":{"description":"Users who wait for each answer and think before they ask again, as Locust drives them.","type":"object","additionalProperties":false,"required":["users"],"properties":{"users":{"$ref":"#/definitions/profile","description":"Users wanted."},"spawnRatePerSecond":{"description":"Users started a second; without it all at once.","type":"number","exclusiveMinimum":0,"maximum":1000000000},"thinkSeconds":{"$ref":"#/definitions/distribution","description":"Pause between an answer and the next request; without it that of the manifests' locustfile, or none."},"newConnectionRatio":{"description":"Share of requests that open a new connection first; without it that of the manifests' locustfile, or 0.","type":"number","minimum":0,"maximum":1}}}}},"requestClass":{"type":"object","additionalProperties":false,"required":["name","cpuSeconds"],"properties":{"name":{"description":"Name, such as /predict: the locustfile's weights are looked up by it.","type":"string","minLength":1},"weight":{"description":"Its share of the mix is its weight among all weights; without it that of the manifests' locustfile, or 1.","type":"number","minimum":0,"maximum":1000000000},"cpuSeconds":{"$ref":"#/definitions/distribution","description":"CPU time of one request, seconds of one CPU."},"waitSeconds":{"$ref":"#/definitions/distribution","description":"Time in the service that is not on CPU (a downstream call).","default":0},"failureProbability":{"description":"Probability that the service answers with an error after doing its work.","type":"number","minimum":0,"maximum":1,"default":0},"memory":{"$ref":"#/definitions/quantity","description":"Memory held while the request is in the service.","default":0}}},"nodes":{"type":"object","additionalProperties":false,"required":["count","cpu","memory"],"properties":{"count":{"description":"How many there are.","type":"integer","minimum":1,"maximum":15000},"cpu":{"$ref":"#/definitions/quantity","description":"CPUs of one node, such as 16 or 3920m."},"memory":{"$ref":"#/definitions/quantity","description":"Memory of one node, such as 64Gi."},"pods":{"description":"Most pods on one node.","type":"integer","minimum":1,"maximum":10000,"default":110},"labels":{"description":"Labels of the nodes.","type":"object","additionalProperties":{"type":"string"}},"taints":{"description":"Taints that keep pods without toleration off.","type":"array","items":{"type":"object","additionalProperties":false,"required":["key","effect"],"properties":{"key":{"description":"Key.","type":"string"},"value":{"description":"Value.","type":"string","default":""},"effect":{"description":"Effect.","enum":["NoSchedule","PreferNoSchedule","NoExecute"]}}}},"reserved":{"description":"What other pods and the node itself take.","type":"object","additionalProperties":false,"properties":{"cpu":{"$ref":"#/definitions/quantity","description":"CPUs taken."},"memory":{"$ref":"#/definitions/quantity","description":"Memory taken."}}},"imageCached":{"description":"Whether they have the image already.","type":"boolean","default":true}}},"customMetric":{"type":"object","additionalProperties":false,"required":["of"],"properties":{"of":{"description":"What it measures: of a pod for Pods metrics, of all pods for Object and External.","enum":["requestsPerSecond","inFlight","queueLength","latencyP95Seconds","failureRatio","users"]},"scrapeSeconds":{"description":"Time between two scrapes.","type":"number","minimum":1,"maximum":86400,"default":15},"windowSeconds":{"description":"Window of rates and percentiles.","type":"number","minimum":1,"maximum":86400,"default":60},"delaySeconds":{"description":"Delay of the adapter on top of the scrape.","type":"number","minimum":0,"maximum":86400,"default":0}}},"event":{"description":"Something that someone else does at a time: atSeconds and what it is.","type":"object","additionalProperties":false,"required":["atSeconds"],"minProperties":2,"maxProperties":2,"properties":{"atSeconds":{"description":"When it happens.","type":"number","minimum":0,"maximum":31622400},"apply":{"description":"Someone applies a manifest that states replicas.","type":"object","additionalProperties":false,"required":["replicas"],"properties":{"replicas":{"description":"spec.replicas of the manifest that is applied.","type":"integer","minimum":0,"maximum":150000}}},"nodeLost":{"description":"A node is lost with its pods.","type":"object","additionalProperties":false,"properties":{"node":{"description":"Index of the node.","type":"integer","minimum":0,"maximum":15000,"default":0},"seconds":{"description":"For how long; without it for good.","type":"number","exclusiveMinimum":0,"maximum":31622400}}},"metricsDown":{"description":"metrics-server does not answer.","type":"object","additionalProperties":false,"required":["seconds"],"properties":{"seconds":{"description":"For how long.","type":"number","exclusiveMinimum":0,"maximum":31622400}}},"dependencyDown":{"description":"What the init container waits for is not there.","type":"object","additionalProperties":false,"required":["seconds"],"properties":{"seconds":{"description":"For how long.","type":"number","exclusiveMinimum":0,"maximum":31622400}}},"controllerRestart":{"description":"kube-controller-manager restarts: the autoscaler forgets its history.","type":"object","additionalProperties":false,"properties":{}},"rollingUpdate":{"description":"A new version of the pods is rolled out.","type":"object","additionalProperties":false,"properties":{}},"autoscalerChange":{"description":"Fields of the autoscaler's spec, put over it as a merge patch.","type":"object","minProperties":1}}}}};
const func2 = Object.prototype.hasOwnProperty;
const func3 = require("ajv/dist/runtime/ucs2length").default;
const schema7 = {"description":"What the clients do: one of the two.","type":"object","additionalProperties":false,"minProperties":1,"maxProperties":1,"properties":{"open":{"description":"Arrivals that do not wait for answers.","type":"object","additionalProperties":false,"required":["rate"],"properties":{"rate":{"$ref":"#/definitions/profile","description":"Requests a second."},"arrivals":{"description":"How requests follow each other.","enum":["poisson","regular"],"default":"poisson"},"connections":{"description":"Connections that the requests are spread over.","type":"integer","minimum":1,"maximum":1000000,"default":64},"newConnectionRatio":{"description":"Share of requests that open a new connection first.","type":"number","minimum":0,"maximum":1,"default":0}}},"closed":{"description":"Users who wait for each answer and think before they ask again, as Locust drives them.","type":"object","additionalProperties":false,"required":["users"],"properties":{"users":{"$ref":"#/definitions/profile","description":"Users wanted."},"spawnRatePerSecond":{"description":"Users started a second; without it all at once.","type":"number","exclusiveMinimum":0,"maximum":1000000000},"thinkSeconds":{"$ref":"#/definitions/distribution","description":"Pause between an answer and the next request; without it that of the manifests' locustfile, or none."},"newConnectionRatio":{"description":"Share of requests that open a new connection first; without it that of the manifests' locustfile, or 0.","type":"number","minimum":0,"maximum":1}}}}};
const schema8 = {"description":"Course over time.","type":"object","additionalProperties":false,"minProperties":1,"maxProperties":1,"properties":{"constant":{"description":"The same all the time.","type":"number","minimum":0,"maximum":1000000000},"ramp":{"description":"A straight line from one value to another, which then holds.","type":"object","additionalProperties":false,"required":["from","to","seconds"],"properties":{"from":{"description":"Value at the start.","type":"number","minimum":0,"maximum":1000000000},"to":{"description":"Value from the end of the ramp on.","type":"number","minimum":0,"maximum":1000000000},"seconds":{"description":"Length of the ramp.","type":"number","exclusiveMinimum":0,"maximum":31622400}}},"steps":{"description":"Each step holds until the next.","type":"array","minItems":1,"maxItems":1000000,"items":{"type":"object","additionalProperties":false,"required":["atSeconds","value"],"properties":{"atSeconds":{"description":"Seconds from the start.","type":"number","minimum":0,"maximum":31622400},"value":{"description":"Value from then on.","type":"number","minimum":0,"maximum":1000000000}}}},"spike":{"description":"A higher (or lower) value for a while.","type":"object","additionalProperties":false,"required":["base","peak","atSeconds","seconds"],"properties":{"base":{"description":"Value before and after.","type":"number","minimum":0,"maximum":1000000000},"peak":{"description":"Value during the spike.","type":"number","minimum":0,"maximum":1000000000},"atSeconds":{"description":"When it begins.","type":"number","minimum":0,"maximum":31622400},"seconds":{"description":"How long it lasts.","type":"number","exclusiveMinimum":0,"maximum":31622400}}},"sinusoid":{"description":"A day: lowest at 0, highest after half a period.","type":"object","additionalProperties":false,"required":["mean","amplitude","periodSeconds"],"properties":{"mean":{"description":"Mean.","type":"number","minimum":0,"maximum":1000000000},"amplitude":{"description":"How far above and below the mean it goes: at most the mean.","type":"number","minimum":0,"maximum":1000000000},"periodSeconds":{"description":"Length of a period, such as 86400 for a day.","type":"number","minimum":1,"maximum":31622400}}},"trace":{"description":"Points with straight lines between them, or a CSV file that has them: seconds, value.","type":["array","object"],"minItems":1,"maxItems":1000000,"items":{"type":"object","additionalProperties":false,"required":["atSeconds","value"],"properties":{"atSeconds":{"description":"Seconds from the start.","type":"number","minimum":0,"maximum":31622400},"value":{"description":"Value at that time.","type":"number","minimum":0,"maximum":1000000000}}},"additionalProperties":false,"required":["csv"],"properties":{"csv":{"description":"Path of the file, relative to the scenario.","type":"string"}}}}};

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length > 1){
const err0 = {instancePath,schemaPath:"#/maxProperties",keyword:"maxProperties",params:{limit: 1},message:"must NOT have more than 1 properties",schema:1,parentSchema:schema8,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(Object.keys(data).length < 1){
const err1 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema8,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((((((key0 === "constant") || (key0 === "ramp")) || (key0 === "steps")) || (key0 === "spike")) || (key0 === "sinusoid")) || (key0 === "trace"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema8,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.constant !== undefined){
let data0 = data.constant;
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 1000000000 || isNaN(data0)){
const err3 = {instancePath:instancePath+"/constant",schemaPath:"#/properties/constant/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000000},message:"must be <= 1000000000",schema:1000000000,parentSchema:schema8.properties.constant,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data0 < 0 || isNaN(data0)){
const err4 = {instancePath:instancePath+"/constant",schemaPath:"#/properties/constant/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema8.properties.constant,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/constant",schemaPath:"#/properties/constant/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema8.properties.constant.type,parentSchema:schema8.properties.constant,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.ramp !== undefined){
let data1 = data.ramp;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.from === undefined){
const err6 = {instancePath:instancePath+"/ramp",schemaPath:"#/properties/ramp/required",keyword:"required",params:{missingProperty: "from"},message:"must have required property '"+"from"+"'",schema:schema8.properties.ramp.required,parentSchema:schema8.properties.ramp,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data1.to === undefined){
const err7 = {instancePath:instancePath+"/ramp",schemaPath:"#/properties/ramp/required",keyword:"required",params:{missingProperty: "to"},message:"must have required property '"+"to"+"'",schema:schema8.properties.ramp.required,parentSchema:schema8.properties.ramp,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data1.seconds === undefined){
const err8 = {instancePath:instancePath+"/ramp",schemaPath:"#/properties/ramp/required",keyword:"required",params:{missingProperty: "seconds"},message:"must have required property '"+"seconds"+"'",schema:schema8.properties.ramp.required,parentSchema:schema8.properties.ramp,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
for(const key1 in data1){
if(!(((key1 === "from") || (key1 === "to")) || (key1 === "seconds"))){
const err9 = {instancePath:instancePath+"/ramp",schemaPath:"#/properties/ramp/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema8.properties.ramp,data:data1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data1.from !== undefined){
let data2 = data1.from;
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 1000000000 || isNaN(data2)){
const err10 = {instancePath:instancePath+"/ramp/from",schemaPath:"#/properties/ramp/properties/from/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000000},message:"must be <= 1000000000",schema:1000000000,parentSchema:schema8.properties.ramp.properties.from,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data2 < 0 || isNaN(data2)){
const err11 = {instancePath:instancePath+"/ramp/from",schemaPath:"#/properties/ramp/properties/from/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema8.properties.ramp.properties.from,data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/ramp/from",schemaPath:"#/properties/ramp/properties/from/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema8.properties.ramp.properties.from.type,parentSchema:schema8.properties.ramp.properties.from,data:data2};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data1.to !== undefined){
let data3 = data1.to;
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 1000000000 || isNaN(data3)){
const err13 = {instancePath:instancePath+"/ramp/to",schemaPath:"#/properties/ramp/properties/to/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000000},message:"must be <= 1000000000",schema:1000000000,parentSchema:schema8.properties.ramp.properties.to,data:data3};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(data3 < 0 || isNaN(data3)){
const err14 = {instancePath:instancePath+"/ramp/to",schemaPath:"#/properties/ramp/properties/to/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema8.properties.ramp.properties.to,data:data3};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/ramp/to",schemaPath:"#/properties/ramp/properties/to/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema8.properties.ramp.properties.to.type,parentSchema:schema8.properties.ramp.properties.to,data:data3};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data1.seconds !== undefined){
let data4 = data1.seconds;
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 31622400 || isNaN(data4)){
const err16 = {instancePath:instancePath+"/ramp/seconds",schemaPath:"#/properties/ramp/properties/seconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 31622400},message:"must be <= 31622400",schema:31622400,parentSchema:schema8.properties.ramp.properties.seconds,data:data4};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data4 <= 0 || isNaN(data4)){
const err17 = {instancePath:instancePath+"/ramp/seconds",schemaPath:"#/properties/ramp/properties/seconds/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0",schema:0,parentSchema:schema8.properties.ramp.properties.seconds,data:data4};
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
const err18 = {instancePath:instancePath+"/ramp/seconds",schemaPath:"#/properties/ramp/properties/seconds/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema8.properties.ramp.properties.seconds.type,parentSchema:schema8.properties.ramp.properties.seconds,data:data4};
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
const err19 = {instancePath:instancePath+"/ramp",schemaPath:"#/properties/ramp/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema8.properties.ramp.type,parentSchema:schema8.properties.ramp,data:data1};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.steps !== undefined){
let data5 = data.steps;
if(Array.isArray(data5)){
if(data5.length > 1000000){
const err20 = {instancePath:instancePath+"/steps",schemaPath:"#/properties/steps/maxItems",keyword:"maxItems",params:{limit: 1000000},message:"must NOT have more than 1000000 items",schema:1000000,parentSchema:schema8.properties.steps,data:data5};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(data5.length < 1){
const err21 = {instancePath:instancePath+"/steps",schemaPath:"#/properties/steps/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema8.properties.steps,data:data5};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
let data6 = data5[i0];
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if(data6.atSeconds === undefined){
const err22 = {instancePath:instancePath+"/steps/" + i0,schemaPath:"#/properties/steps/items/required",keyword:"required",params:{missingProperty: "atSeconds"},message:"must have required property '"+"atSeconds"+"'",schema:schema8.properties.steps.items.required,parentSchema:schema8.properties.steps.items,data:data6};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(data6.value === undefined){
const err23 = {instancePath:instancePath+"/steps/" + i0,schemaPath:"#/properties/steps/items/required",keyword:"required",params:{missingProperty: "value"},message:"must have required property '"+"value"+"'",schema:schema8.properties.steps.items.required,parentSchema:schema8.properties.steps.items,data:data6};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
for(const key2 in data6){
if(!((key2 === "atSeconds") || (key2 === "value"))){
const err24 = {instancePath:instancePath+"/steps/" + i0,schemaPath:"#/properties/steps/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema8.properties.steps.items,data:data6};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data6.atSeconds !== undefined){
let data7 = data6.atSeconds;
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 31622400 || isNaN(data7)){
const err25 = {instancePath:instancePath+"/steps/" + i0+"/atSeconds",schemaPath:"#/properties/steps/items/properties/atSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 31622400},message:"must be <= 31622400",schema:31622400,parentSchema:schema8.properties.steps.items.properties.atSeconds,data:data7};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(data7 < 0 || isNaN(data7)){
const err26 = {instancePath:instancePath+"/steps/" + i0+"/atSeconds",schemaPath:"#/properties/steps/items/properties/atSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema8.properties.steps.items.properties.atSeconds,data:data7};
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
const err27 = {instancePath:instancePath+"/steps/" + i0+"/atSeconds",schemaPath:"#/properties/steps/items/properties/atSeconds/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema8.properties.steps.items.properties.atSeconds.type,parentSchema:schema8.properties.steps.items.properties.atSeconds,data:data7};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data6.value !== undefined){
let data8 = data6.value;
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 > 1000000000 || isNaN(data8)){
const err28 = {instancePath:instancePath+"/steps/" + i0+"/value",schemaPath:"#/properties/steps/items/properties/value/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000000},message:"must be <= 1000000000",schema:1000000000,parentSchema:schema8.properties.steps.items.properties.value,data:data8};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(data8 < 0 || isNaN(data8)){
const err29 = {instancePath:instancePath+"/steps/" + i0+"/value",schemaPath:"#/properties/steps/items/properties/value/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema8.properties.steps.items.properties.value,data:data8};
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
const err30 = {instancePath:instancePath+"/steps/" + i0+"/value",schemaPath:"#/properties/steps/items/properties/value/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema8.properties.steps.items.properties.value.type,parentSchema:schema8.properties.steps.items.properties.value,data:data8};
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
const err31 = {instancePath:instancePath+"/steps/" + i0,schemaPath:"#/properties/steps/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema8.properties.steps.items.type,parentSchema:schema8.properties.steps.items,data:data6};
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
const err32 = {instancePath:instancePath+"/steps",schemaPath:"#/properties/steps/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema8.properties.steps.type,parentSchema:schema8.properties.steps,data:data5};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data.spike !== undefined){
let data9 = data.spike;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if(data9.base === undefined){
const err33 = {instancePath:instancePath+"/spike",schemaPath:"#/properties/spike/required",keyword:"required",params:{missingProperty: "base"},message:"must have required property '"+"base"+"'",schema:schema8.properties.spike.required,parentSchema:schema8.properties.spike,data:data9};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(data9.peak === undefined){
const err34 = {instancePath:instancePath+"/spike",schemaPath:"#/properties/spike/required",keyword:"required",params:{missingProperty: "peak"},message:"must have required property '"+"peak"+"'",schema:schema8.properties.spike.required,parentSchema:schema8.properties.spike,data:data9};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(data9.atSeconds === undefined){
const err35 = {instancePath:instancePath+"/spike",schemaPath:"#/properties/spike/required",keyword:"required",params:{missingProperty: "atSeconds"},message:"must have required property '"+"atSeconds"+"'",schema:schema8.properties.spike.required,parentSchema:schema8.properties.spike,data:data9};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(data9.seconds === undefined){
const err36 = {instancePath:instancePath+"/spike",schemaPath:"#/properties/spike/required",keyword:"required",params:{missingProperty: "seconds"},message:"must have required property '"+"seconds"+"'",schema:schema8.properties.spike.required,parentSchema:schema8.properties.spike,data:data9};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
for(const key3 in data9){
if(!((((key3 === "base") || (key3 === "peak")) || (key3 === "atSeconds")) || (key3 === "seconds"))){
const err37 = {instancePath:instancePath+"/spike",schemaPath:"#/properties/spike/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema8.properties.spike,data:data9};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data9.base !== undefined){
let data10 = data9.base;
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 1000000000 || isNaN(data10)){
const err38 = {instancePath:instancePath+"/spike/base",schemaPath:"#/properties/spike/properties/base/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000000},message:"must be <= 1000000000",schema:1000000000,parentSchema:schema8.properties.spike.properties.base,data:data10};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if(data10 < 0 || isNaN(data10)){
const err39 = {instancePath:instancePath+"/spike/base",schemaPath:"#/properties/spike/properties/base/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema8.properties.spike.properties.base,data:data10};
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
const err40 = {instancePath:instancePath+"/spike/base",schemaPath:"#/properties/spike/properties/base/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema8.properties.spike.properties.base.type,parentSchema:schema8.properties.spike.properties.base,data:data10};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data9.peak !== undefined){
let data11 = data9.peak;
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 > 1000000000 || isNaN(data11)){
const err41 = {instancePath:instancePath+"/spike/peak",schemaPath:"#/properties/spike/properties/peak/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000000},message:"must be <= 1000000000",schema:1000000000,parentSchema:schema8.properties.spike.properties.peak,data:data11};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
if(data11 < 0 || isNaN(data11)){
const err42 = {instancePath:instancePath+"/spike/peak",schemaPath:"#/properties/spike/properties/peak/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema8.properties.spike.properties.peak,data:data11};
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
const err43 = {instancePath:instancePath+"/spike/peak",schemaPath:"#/properties/spike/properties/peak/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema8.properties.spike.properties.peak.type,parentSchema:schema8.properties.spike.properties.peak,data:data11};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data9.atSeconds !== undefined){
let data12 = data9.atSeconds;
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 > 31622400 || isNaN(data12)){
const err44 = {instancePath:instancePath+"/spike/atSeconds",schemaPath:"#/properties/spike/properties/atSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 31622400},message:"must be <= 31622400",schema:31622400,parentSchema:schema8.properties.spike.properties.atSeconds,data:data12};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
if(data12 < 0 || isNaN(data12)){
const err45 = {instancePath:instancePath+"/spike/atSeconds",schemaPath:"#/properties/spike/properties/atSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema8.properties.spike.properties.atSeconds,data:data12};
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
const err46 = {instancePath:instancePath+"/spike/atSeconds",schemaPath:"#/properties/spike/properties/atSeconds/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema8.properties.spike.properties.atSeconds.type,parentSchema:schema8.properties.spike.properties.atSeconds,data:data12};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data9.seconds !== undefined){
let data13 = data9.seconds;
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 > 31622400 || isNaN(data13)){
const err47 = {instancePath:instancePath+"/spike/seconds",schemaPath:"#/properties/spike/properties/seconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 31622400},message:"must be <= 31622400",schema:31622400,parentSchema:schema8.properties.spike.properties.seconds,data:data13};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
if(data13 <= 0 || isNaN(data13)){
const err48 = {instancePath:instancePath+"/spike/seconds",schemaPath:"#/properties/spike/properties/seconds/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0",schema:0,parentSchema:schema8.properties.spike.properties.seconds,data:data13};
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
const err49 = {instancePath:instancePath+"/spike/seconds",schemaPath:"#/properties/spike/properties/seconds/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema8.properties.spike.properties.seconds.type,parentSchema:schema8.properties.spike.properties.seconds,data:data13};
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
const err50 = {instancePath:instancePath+"/spike",schemaPath:"#/properties/spike/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema8.properties.spike.type,parentSchema:schema8.properties.spike,data:data9};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data.sinusoid !== undefined){
let data14 = data.sinusoid;
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
if(data14.mean === undefined){
const err51 = {instancePath:instancePath+"/sinusoid",schemaPath:"#/properties/sinusoid/required",keyword:"required",params:{missingProperty: "mean"},message:"must have required property '"+"mean"+"'",schema:schema8.properties.sinusoid.required,parentSchema:schema8.properties.sinusoid,data:data14};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
if(data14.amplitude === undefined){
const err52 = {instancePath:instancePath+"/sinusoid",schemaPath:"#/properties/sinusoid/required",keyword:"required",params:{missingProperty: "amplitude"},message:"must have required property '"+"amplitude"+"'",schema:schema8.properties.sinusoid.required,parentSchema:schema8.properties.sinusoid,data:data14};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
if(data14.periodSeconds === undefined){
const err53 = {instancePath:instancePath+"/sinusoid",schemaPath:"#/properties/sinusoid/required",keyword:"required",params:{missingProperty: "periodSeconds"},message:"must have required property '"+"periodSeconds"+"'",schema:schema8.properties.sinusoid.required,parentSchema:schema8.properties.sinusoid,data:data14};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
for(const key4 in data14){
if(!(((key4 === "mean") || (key4 === "amplitude")) || (key4 === "periodSeconds"))){
const err54 = {instancePath:instancePath+"/sinusoid",schemaPath:"#/properties/sinusoid/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema8.properties.sinusoid,data:data14};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data14.mean !== undefined){
let data15 = data14.mean;
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 > 1000000000 || isNaN(data15)){
const err55 = {instancePath:instancePath+"/sinusoid/mean",schemaPath:"#/properties/sinusoid/properties/mean/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000000},message:"must be <= 1000000000",schema:1000000000,parentSchema:schema8.properties.sinusoid.properties.mean,data:data15};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
if(data15 < 0 || isNaN(data15)){
const err56 = {instancePath:instancePath+"/sinusoid/mean",schemaPath:"#/properties/sinusoid/properties/mean/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema8.properties.sinusoid.properties.mean,data:data15};
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
const err57 = {instancePath:instancePath+"/sinusoid/mean",schemaPath:"#/properties/sinusoid/properties/mean/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema8.properties.sinusoid.properties.mean.type,parentSchema:schema8.properties.sinusoid.properties.mean,data:data15};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data14.amplitude !== undefined){
let data16 = data14.amplitude;
if((typeof data16 == "number") && (isFinite(data16))){
if(data16 > 1000000000 || isNaN(data16)){
const err58 = {instancePath:instancePath+"/sinusoid/amplitude",schemaPath:"#/properties/sinusoid/properties/amplitude/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000000},message:"must be <= 1000000000",schema:1000000000,parentSchema:schema8.properties.sinusoid.properties.amplitude,data:data16};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
if(data16 < 0 || isNaN(data16)){
const err59 = {instancePath:instancePath+"/sinusoid/amplitude",schemaPath:"#/properties/sinusoid/properties/amplitude/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema8.properties.sinusoid.properties.amplitude,data:data16};
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
const err60 = {instancePath:instancePath+"/sinusoid/amplitude",schemaPath:"#/properties/sinusoid/properties/amplitude/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema8.properties.sinusoid.properties.amplitude.type,parentSchema:schema8.properties.sinusoid.properties.amplitude,data:data16};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data14.periodSeconds !== undefined){
let data17 = data14.periodSeconds;
if((typeof data17 == "number") && (isFinite(data17))){
if(data17 > 31622400 || isNaN(data17)){
const err61 = {instancePath:instancePath+"/sinusoid/periodSeconds",schemaPath:"#/properties/sinusoid/properties/periodSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 31622400},message:"must be <= 31622400",schema:31622400,parentSchema:schema8.properties.sinusoid.properties.periodSeconds,data:data17};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
if(data17 < 1 || isNaN(data17)){
const err62 = {instancePath:instancePath+"/sinusoid/periodSeconds",schemaPath:"#/properties/sinusoid/properties/periodSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema8.properties.sinusoid.properties.periodSeconds,data:data17};
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
const err63 = {instancePath:instancePath+"/sinusoid/periodSeconds",schemaPath:"#/properties/sinusoid/properties/periodSeconds/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema8.properties.sinusoid.properties.periodSeconds.type,parentSchema:schema8.properties.sinusoid.properties.periodSeconds,data:data17};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
}
else {
const err64 = {instancePath:instancePath+"/sinusoid",schemaPath:"#/properties/sinusoid/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema8.properties.sinusoid.type,parentSchema:schema8.properties.sinusoid,data:data14};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
if(data.trace !== undefined){
let data18 = data.trace;
if(!data18 || typeof data18 != "object"){
const err65 = {instancePath:instancePath+"/trace",schemaPath:"#/properties/trace/type",keyword:"type",params:{type: schema8.properties.trace.type},message:"must be array,object",schema:schema8.properties.trace.type,parentSchema:schema8.properties.trace,data:data18};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
if(Array.isArray(data18)){
if(data18.length > 1000000){
const err66 = {instancePath:instancePath+"/trace",schemaPath:"#/properties/trace/maxItems",keyword:"maxItems",params:{limit: 1000000},message:"must NOT have more than 1000000 items",schema:1000000,parentSchema:schema8.properties.trace,data:data18};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
if(data18.length < 1){
const err67 = {instancePath:instancePath+"/trace",schemaPath:"#/properties/trace/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema8.properties.trace,data:data18};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
const len1 = data18.length;
for(let i1=0; i1<len1; i1++){
let data19 = data18[i1];
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
if(data19.atSeconds === undefined){
const err68 = {instancePath:instancePath+"/trace/" + i1,schemaPath:"#/properties/trace/items/required",keyword:"required",params:{missingProperty: "atSeconds"},message:"must have required property '"+"atSeconds"+"'",schema:schema8.properties.trace.items.required,parentSchema:schema8.properties.trace.items,data:data19};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
if(data19.value === undefined){
const err69 = {instancePath:instancePath+"/trace/" + i1,schemaPath:"#/properties/trace/items/required",keyword:"required",params:{missingProperty: "value"},message:"must have required property '"+"value"+"'",schema:schema8.properties.trace.items.required,parentSchema:schema8.properties.trace.items,data:data19};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
for(const key5 in data19){
if(!((key5 === "atSeconds") || (key5 === "value"))){
const err70 = {instancePath:instancePath+"/trace/" + i1,schemaPath:"#/properties/trace/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties",schema:false,parentSchema:schema8.properties.trace.items,data:data19};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
if(data19.atSeconds !== undefined){
let data20 = data19.atSeconds;
if((typeof data20 == "number") && (isFinite(data20))){
if(data20 > 31622400 || isNaN(data20)){
const err71 = {instancePath:instancePath+"/trace/" + i1+"/atSeconds",schemaPath:"#/properties/trace/items/properties/atSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 31622400},message:"must be <= 31622400",schema:31622400,parentSchema:schema8.properties.trace.items.properties.atSeconds,data:data20};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
if(data20 < 0 || isNaN(data20)){
const err72 = {instancePath:instancePath+"/trace/" + i1+"/atSeconds",schemaPath:"#/properties/trace/items/properties/atSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema8.properties.trace.items.properties.atSeconds,data:data20};
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
const err73 = {instancePath:instancePath+"/trace/" + i1+"/atSeconds",schemaPath:"#/properties/trace/items/properties/atSeconds/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema8.properties.trace.items.properties.atSeconds.type,parentSchema:schema8.properties.trace.items.properties.atSeconds,data:data20};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
if(data19.value !== undefined){
let data21 = data19.value;
if((typeof data21 == "number") && (isFinite(data21))){
if(data21 > 1000000000 || isNaN(data21)){
const err74 = {instancePath:instancePath+"/trace/" + i1+"/value",schemaPath:"#/properties/trace/items/properties/value/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000000},message:"must be <= 1000000000",schema:1000000000,parentSchema:schema8.properties.trace.items.properties.value,data:data21};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
if(data21 < 0 || isNaN(data21)){
const err75 = {instancePath:instancePath+"/trace/" + i1+"/value",schemaPath:"#/properties/trace/items/properties/value/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema8.properties.trace.items.properties.value,data:data21};
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
const err76 = {instancePath:instancePath+"/trace/" + i1+"/value",schemaPath:"#/properties/trace/items/properties/value/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema8.properties.trace.items.properties.value.type,parentSchema:schema8.properties.trace.items.properties.value,data:data21};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
}
else {
const err77 = {instancePath:instancePath+"/trace/" + i1,schemaPath:"#/properties/trace/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema8.properties.trace.items.type,parentSchema:schema8.properties.trace.items,data:data19};
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
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
if(data18.csv === undefined){
const err78 = {instancePath:instancePath+"/trace",schemaPath:"#/properties/trace/required",keyword:"required",params:{missingProperty: "csv"},message:"must have required property '"+"csv"+"'",schema:schema8.properties.trace.required,parentSchema:schema8.properties.trace,data:data18};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
for(const key6 in data18){
if(!(key6 === "csv")){
const err79 = {instancePath:instancePath+"/trace",schemaPath:"#/properties/trace/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties",schema:false,parentSchema:schema8.properties.trace,data:data18};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
if(data18.csv !== undefined){
let data22 = data18.csv;
if(typeof data22 !== "string"){
const err80 = {instancePath:instancePath+"/trace/csv",schemaPath:"#/properties/trace/properties/csv/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema8.properties.trace.properties.csv.type,parentSchema:schema8.properties.trace.properties.csv,data:data22};
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
}
}
else {
const err81 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema8.type,parentSchema:schema8,data};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
validate23.errors = vErrors;
return errors === 0;
}

const schema9 = {"description":"A bare number is always the same; otherwise one of the distributions.","type":["number","object"],"minimum":0,"additionalProperties":false,"minProperties":1,"maxProperties":1,"properties":{"exponential":{"description":"Exponential, by its mean.","type":"object","additionalProperties":false,"required":["mean"],"properties":{"mean":{"description":"Mean.","type":"number","exclusiveMinimum":0,"maximum":31622400}}},"uniform":{"description":"All values between two are as likely.","type":"object","additionalProperties":false,"required":["min","max"],"properties":{"min":{"description":"Least value.","type":"number","minimum":0,"maximum":31622400},"max":{"description":"Greatest value.","type":"number","minimum":0,"maximum":31622400}}},"lognormal":{"description":"Log-normal, by mean and coefficient of variation.","type":"object","additionalProperties":false,"required":["mean","cv"],"properties":{"mean":{"description":"Mean.","type":"number","exclusiveMinimum":0,"maximum":31622400},"cv":{"description":"Standard deviation divided by mean.","type":"number","minimum":0,"maximum":100}}},"gamma":{"description":"Gamma, by mean and coefficient of variation.","type":"object","additionalProperties":false,"required":["mean","cv"],"properties":{"mean":{"description":"Mean.","type":"number","exclusiveMinimum":0,"maximum":31622400},"cv":{"description":"Standard deviation divided by mean.","type":"number","minimum":0.001,"maximum":100}}},"samples":{"description":"Values drawn as they are, each as likely as the others.","type":"array","minItems":1,"maxItems":1000000,"items":{"type":"number","minimum":0,"maximum":31622400}}},"maximum":31622400};

function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if((!((typeof data == "number") && (isFinite(data)))) && (!(data && typeof data == "object" && !Array.isArray(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema9.type},message:"must be number,object",schema:schema9.type,parentSchema:schema9,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data > 31622400 || isNaN(data)){
const err1 = {instancePath,schemaPath:"#/maximum",keyword:"maximum",params:{comparison: "<=", limit: 31622400},message:"must be <= 31622400",schema:31622400,parentSchema:schema9,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data < 0 || isNaN(data)){
const err2 = {instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema9,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length > 1){
const err3 = {instancePath,schemaPath:"#/maxProperties",keyword:"maxProperties",params:{limit: 1},message:"must NOT have more than 1 properties",schema:1,parentSchema:schema9,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(Object.keys(data).length < 1){
const err4 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema9,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "exponential") || (key0 === "uniform")) || (key0 === "lognormal")) || (key0 === "gamma")) || (key0 === "samples"))){
const err5 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema9,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.exponential !== undefined){
let data0 = data.exponential;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0.mean === undefined){
const err6 = {instancePath:instancePath+"/exponential",schemaPath:"#/properties/exponential/required",keyword:"required",params:{missingProperty: "mean"},message:"must have required property '"+"mean"+"'",schema:schema9.properties.exponential.required,parentSchema:schema9.properties.exponential,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
for(const key1 in data0){
if(!(key1 === "mean")){
const err7 = {instancePath:instancePath+"/exponential",schemaPath:"#/properties/exponential/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema9.properties.exponential,data:data0};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data0.mean !== undefined){
let data1 = data0.mean;
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 31622400 || isNaN(data1)){
const err8 = {instancePath:instancePath+"/exponential/mean",schemaPath:"#/properties/exponential/properties/mean/maximum",keyword:"maximum",params:{comparison: "<=", limit: 31622400},message:"must be <= 31622400",schema:31622400,parentSchema:schema9.properties.exponential.properties.mean,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data1 <= 0 || isNaN(data1)){
const err9 = {instancePath:instancePath+"/exponential/mean",schemaPath:"#/properties/exponential/properties/mean/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0",schema:0,parentSchema:schema9.properties.exponential.properties.mean,data:data1};
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
const err10 = {instancePath:instancePath+"/exponential/mean",schemaPath:"#/properties/exponential/properties/mean/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema9.properties.exponential.properties.mean.type,parentSchema:schema9.properties.exponential.properties.mean,data:data1};
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
const err11 = {instancePath:instancePath+"/exponential",schemaPath:"#/properties/exponential/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema9.properties.exponential.type,parentSchema:schema9.properties.exponential,data:data0};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.uniform !== undefined){
let data2 = data.uniform;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.min === undefined){
const err12 = {instancePath:instancePath+"/uniform",schemaPath:"#/properties/uniform/required",keyword:"required",params:{missingProperty: "min"},message:"must have required property '"+"min"+"'",schema:schema9.properties.uniform.required,parentSchema:schema9.properties.uniform,data:data2};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data2.max === undefined){
const err13 = {instancePath:instancePath+"/uniform",schemaPath:"#/properties/uniform/required",keyword:"required",params:{missingProperty: "max"},message:"must have required property '"+"max"+"'",schema:schema9.properties.uniform.required,parentSchema:schema9.properties.uniform,data:data2};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
for(const key2 in data2){
if(!((key2 === "min") || (key2 === "max"))){
const err14 = {instancePath:instancePath+"/uniform",schemaPath:"#/properties/uniform/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema9.properties.uniform,data:data2};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data2.min !== undefined){
let data3 = data2.min;
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 31622400 || isNaN(data3)){
const err15 = {instancePath:instancePath+"/uniform/min",schemaPath:"#/properties/uniform/properties/min/maximum",keyword:"maximum",params:{comparison: "<=", limit: 31622400},message:"must be <= 31622400",schema:31622400,parentSchema:schema9.properties.uniform.properties.min,data:data3};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(data3 < 0 || isNaN(data3)){
const err16 = {instancePath:instancePath+"/uniform/min",schemaPath:"#/properties/uniform/properties/min/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema9.properties.uniform.properties.min,data:data3};
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
const err17 = {instancePath:instancePath+"/uniform/min",schemaPath:"#/properties/uniform/properties/min/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema9.properties.uniform.properties.min.type,parentSchema:schema9.properties.uniform.properties.min,data:data3};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data2.max !== undefined){
let data4 = data2.max;
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 31622400 || isNaN(data4)){
const err18 = {instancePath:instancePath+"/uniform/max",schemaPath:"#/properties/uniform/properties/max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 31622400},message:"must be <= 31622400",schema:31622400,parentSchema:schema9.properties.uniform.properties.max,data:data4};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(data4 < 0 || isNaN(data4)){
const err19 = {instancePath:instancePath+"/uniform/max",schemaPath:"#/properties/uniform/properties/max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema9.properties.uniform.properties.max,data:data4};
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
const err20 = {instancePath:instancePath+"/uniform/max",schemaPath:"#/properties/uniform/properties/max/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema9.properties.uniform.properties.max.type,parentSchema:schema9.properties.uniform.properties.max,data:data4};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
else {
const err21 = {instancePath:instancePath+"/uniform",schemaPath:"#/properties/uniform/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema9.properties.uniform.type,parentSchema:schema9.properties.uniform,data:data2};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.lognormal !== undefined){
let data5 = data.lognormal;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(data5.mean === undefined){
const err22 = {instancePath:instancePath+"/lognormal",schemaPath:"#/properties/lognormal/required",keyword:"required",params:{missingProperty: "mean"},message:"must have required property '"+"mean"+"'",schema:schema9.properties.lognormal.required,parentSchema:schema9.properties.lognormal,data:data5};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(data5.cv === undefined){
const err23 = {instancePath:instancePath+"/lognormal",schemaPath:"#/properties/lognormal/required",keyword:"required",params:{missingProperty: "cv"},message:"must have required property '"+"cv"+"'",schema:schema9.properties.lognormal.required,parentSchema:schema9.properties.lognormal,data:data5};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
for(const key3 in data5){
if(!((key3 === "mean") || (key3 === "cv"))){
const err24 = {instancePath:instancePath+"/lognormal",schemaPath:"#/properties/lognormal/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema9.properties.lognormal,data:data5};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data5.mean !== undefined){
let data6 = data5.mean;
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 31622400 || isNaN(data6)){
const err25 = {instancePath:instancePath+"/lognormal/mean",schemaPath:"#/properties/lognormal/properties/mean/maximum",keyword:"maximum",params:{comparison: "<=", limit: 31622400},message:"must be <= 31622400",schema:31622400,parentSchema:schema9.properties.lognormal.properties.mean,data:data6};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(data6 <= 0 || isNaN(data6)){
const err26 = {instancePath:instancePath+"/lognormal/mean",schemaPath:"#/properties/lognormal/properties/mean/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0",schema:0,parentSchema:schema9.properties.lognormal.properties.mean,data:data6};
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
const err27 = {instancePath:instancePath+"/lognormal/mean",schemaPath:"#/properties/lognormal/properties/mean/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema9.properties.lognormal.properties.mean.type,parentSchema:schema9.properties.lognormal.properties.mean,data:data6};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data5.cv !== undefined){
let data7 = data5.cv;
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 100 || isNaN(data7)){
const err28 = {instancePath:instancePath+"/lognormal/cv",schemaPath:"#/properties/lognormal/properties/cv/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100",schema:100,parentSchema:schema9.properties.lognormal.properties.cv,data:data7};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(data7 < 0 || isNaN(data7)){
const err29 = {instancePath:instancePath+"/lognormal/cv",schemaPath:"#/properties/lognormal/properties/cv/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema9.properties.lognormal.properties.cv,data:data7};
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
const err30 = {instancePath:instancePath+"/lognormal/cv",schemaPath:"#/properties/lognormal/properties/cv/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema9.properties.lognormal.properties.cv.type,parentSchema:schema9.properties.lognormal.properties.cv,data:data7};
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
const err31 = {instancePath:instancePath+"/lognormal",schemaPath:"#/properties/lognormal/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema9.properties.lognormal.type,parentSchema:schema9.properties.lognormal,data:data5};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.gamma !== undefined){
let data8 = data.gamma;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
if(data8.mean === undefined){
const err32 = {instancePath:instancePath+"/gamma",schemaPath:"#/properties/gamma/required",keyword:"required",params:{missingProperty: "mean"},message:"must have required property '"+"mean"+"'",schema:schema9.properties.gamma.required,parentSchema:schema9.properties.gamma,data:data8};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(data8.cv === undefined){
const err33 = {instancePath:instancePath+"/gamma",schemaPath:"#/properties/gamma/required",keyword:"required",params:{missingProperty: "cv"},message:"must have required property '"+"cv"+"'",schema:schema9.properties.gamma.required,parentSchema:schema9.properties.gamma,data:data8};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
for(const key4 in data8){
if(!((key4 === "mean") || (key4 === "cv"))){
const err34 = {instancePath:instancePath+"/gamma",schemaPath:"#/properties/gamma/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema9.properties.gamma,data:data8};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data8.mean !== undefined){
let data9 = data8.mean;
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 31622400 || isNaN(data9)){
const err35 = {instancePath:instancePath+"/gamma/mean",schemaPath:"#/properties/gamma/properties/mean/maximum",keyword:"maximum",params:{comparison: "<=", limit: 31622400},message:"must be <= 31622400",schema:31622400,parentSchema:schema9.properties.gamma.properties.mean,data:data9};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(data9 <= 0 || isNaN(data9)){
const err36 = {instancePath:instancePath+"/gamma/mean",schemaPath:"#/properties/gamma/properties/mean/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0",schema:0,parentSchema:schema9.properties.gamma.properties.mean,data:data9};
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
const err37 = {instancePath:instancePath+"/gamma/mean",schemaPath:"#/properties/gamma/properties/mean/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema9.properties.gamma.properties.mean.type,parentSchema:schema9.properties.gamma.properties.mean,data:data9};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data8.cv !== undefined){
let data10 = data8.cv;
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 100 || isNaN(data10)){
const err38 = {instancePath:instancePath+"/gamma/cv",schemaPath:"#/properties/gamma/properties/cv/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100",schema:100,parentSchema:schema9.properties.gamma.properties.cv,data:data10};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if(data10 < 0.001 || isNaN(data10)){
const err39 = {instancePath:instancePath+"/gamma/cv",schemaPath:"#/properties/gamma/properties/cv/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.001},message:"must be >= 0.001",schema:0.001,parentSchema:schema9.properties.gamma.properties.cv,data:data10};
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
const err40 = {instancePath:instancePath+"/gamma/cv",schemaPath:"#/properties/gamma/properties/cv/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema9.properties.gamma.properties.cv.type,parentSchema:schema9.properties.gamma.properties.cv,data:data10};
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
const err41 = {instancePath:instancePath+"/gamma",schemaPath:"#/properties/gamma/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema9.properties.gamma.type,parentSchema:schema9.properties.gamma,data:data8};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data.samples !== undefined){
let data11 = data.samples;
if(Array.isArray(data11)){
if(data11.length > 1000000){
const err42 = {instancePath:instancePath+"/samples",schemaPath:"#/properties/samples/maxItems",keyword:"maxItems",params:{limit: 1000000},message:"must NOT have more than 1000000 items",schema:1000000,parentSchema:schema9.properties.samples,data:data11};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(data11.length < 1){
const err43 = {instancePath:instancePath+"/samples",schemaPath:"#/properties/samples/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema9.properties.samples,data:data11};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
const len0 = data11.length;
for(let i0=0; i0<len0; i0++){
let data12 = data11[i0];
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 > 31622400 || isNaN(data12)){
const err44 = {instancePath:instancePath+"/samples/" + i0,schemaPath:"#/properties/samples/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 31622400},message:"must be <= 31622400",schema:31622400,parentSchema:schema9.properties.samples.items,data:data12};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
if(data12 < 0 || isNaN(data12)){
const err45 = {instancePath:instancePath+"/samples/" + i0,schemaPath:"#/properties/samples/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema9.properties.samples.items,data:data12};
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
const err46 = {instancePath:instancePath+"/samples/" + i0,schemaPath:"#/properties/samples/items/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema9.properties.samples.items.type,parentSchema:schema9.properties.samples.items,data:data12};
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
const err47 = {instancePath:instancePath+"/samples",schemaPath:"#/properties/samples/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema9.properties.samples.type,parentSchema:schema9.properties.samples,data:data11};
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
validate26.errors = vErrors;
return errors === 0;
}


function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length > 1){
const err0 = {instancePath,schemaPath:"#/maxProperties",keyword:"maxProperties",params:{limit: 1},message:"must NOT have more than 1 properties",schema:1,parentSchema:schema7,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(Object.keys(data).length < 1){
const err1 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema7,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "open") || (key0 === "closed"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema7,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.open !== undefined){
let data0 = data.open;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0.rate === undefined){
const err3 = {instancePath:instancePath+"/open",schemaPath:"#/properties/open/required",keyword:"required",params:{missingProperty: "rate"},message:"must have required property '"+"rate"+"'",schema:schema7.properties.open.required,parentSchema:schema7.properties.open,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key1 in data0){
if(!((((key1 === "rate") || (key1 === "arrivals")) || (key1 === "connections")) || (key1 === "newConnectionRatio"))){
const err4 = {instancePath:instancePath+"/open",schemaPath:"#/properties/open/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema7.properties.open,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data0.rate !== undefined){
if(!(validate23(data0.rate, {instancePath:instancePath+"/open/rate",parentData:data0,parentDataProperty:"rate",rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
if(data0.arrivals !== undefined){
let data2 = data0.arrivals;
if(!((data2 === "poisson") || (data2 === "regular"))){
const err5 = {instancePath:instancePath+"/open/arrivals",schemaPath:"#/properties/open/properties/arrivals/enum",keyword:"enum",params:{allowedValues: schema7.properties.open.properties.arrivals.enum},message:"must be equal to one of the allowed values",schema:schema7.properties.open.properties.arrivals.enum,parentSchema:schema7.properties.open.properties.arrivals,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data0.connections !== undefined){
let data3 = data0.connections;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err6 = {instancePath:instancePath+"/open/connections",schemaPath:"#/properties/open/properties/connections/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema7.properties.open.properties.connections.type,parentSchema:schema7.properties.open.properties.connections,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 1000000 || isNaN(data3)){
const err7 = {instancePath:instancePath+"/open/connections",schemaPath:"#/properties/open/properties/connections/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000",schema:1000000,parentSchema:schema7.properties.open.properties.connections,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data3 < 1 || isNaN(data3)){
const err8 = {instancePath:instancePath+"/open/connections",schemaPath:"#/properties/open/properties/connections/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema7.properties.open.properties.connections,data:data3};
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
if(data0.newConnectionRatio !== undefined){
let data4 = data0.newConnectionRatio;
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 1 || isNaN(data4)){
const err9 = {instancePath:instancePath+"/open/newConnectionRatio",schemaPath:"#/properties/open/properties/newConnectionRatio/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1",schema:1,parentSchema:schema7.properties.open.properties.newConnectionRatio,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data4 < 0 || isNaN(data4)){
const err10 = {instancePath:instancePath+"/open/newConnectionRatio",schemaPath:"#/properties/open/properties/newConnectionRatio/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema7.properties.open.properties.newConnectionRatio,data:data4};
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
const err11 = {instancePath:instancePath+"/open/newConnectionRatio",schemaPath:"#/properties/open/properties/newConnectionRatio/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema7.properties.open.properties.newConnectionRatio.type,parentSchema:schema7.properties.open.properties.newConnectionRatio,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath:instancePath+"/open",schemaPath:"#/properties/open/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema7.properties.open.type,parentSchema:schema7.properties.open,data:data0};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.closed !== undefined){
let data5 = data.closed;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(data5.users === undefined){
const err13 = {instancePath:instancePath+"/closed",schemaPath:"#/properties/closed/required",keyword:"required",params:{missingProperty: "users"},message:"must have required property '"+"users"+"'",schema:schema7.properties.closed.required,parentSchema:schema7.properties.closed,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
for(const key2 in data5){
if(!((((key2 === "users") || (key2 === "spawnRatePerSecond")) || (key2 === "thinkSeconds")) || (key2 === "newConnectionRatio"))){
const err14 = {instancePath:instancePath+"/closed",schemaPath:"#/properties/closed/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema7.properties.closed,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data5.users !== undefined){
if(!(validate23(data5.users, {instancePath:instancePath+"/closed/users",parentData:data5,parentDataProperty:"users",rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
if(data5.spawnRatePerSecond !== undefined){
let data7 = data5.spawnRatePerSecond;
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 1000000000 || isNaN(data7)){
const err15 = {instancePath:instancePath+"/closed/spawnRatePerSecond",schemaPath:"#/properties/closed/properties/spawnRatePerSecond/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000000},message:"must be <= 1000000000",schema:1000000000,parentSchema:schema7.properties.closed.properties.spawnRatePerSecond,data:data7};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(data7 <= 0 || isNaN(data7)){
const err16 = {instancePath:instancePath+"/closed/spawnRatePerSecond",schemaPath:"#/properties/closed/properties/spawnRatePerSecond/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0",schema:0,parentSchema:schema7.properties.closed.properties.spawnRatePerSecond,data:data7};
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
const err17 = {instancePath:instancePath+"/closed/spawnRatePerSecond",schemaPath:"#/properties/closed/properties/spawnRatePerSecond/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema7.properties.closed.properties.spawnRatePerSecond.type,parentSchema:schema7.properties.closed.properties.spawnRatePerSecond,data:data7};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data5.thinkSeconds !== undefined){
if(!(validate26(data5.thinkSeconds, {instancePath:instancePath+"/closed/thinkSeconds",parentData:data5,parentDataProperty:"thinkSeconds",rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
}
if(data5.newConnectionRatio !== undefined){
let data9 = data5.newConnectionRatio;
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 1 || isNaN(data9)){
const err18 = {instancePath:instancePath+"/closed/newConnectionRatio",schemaPath:"#/properties/closed/properties/newConnectionRatio/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1",schema:1,parentSchema:schema7.properties.closed.properties.newConnectionRatio,data:data9};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(data9 < 0 || isNaN(data9)){
const err19 = {instancePath:instancePath+"/closed/newConnectionRatio",schemaPath:"#/properties/closed/properties/newConnectionRatio/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema7.properties.closed.properties.newConnectionRatio,data:data9};
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
const err20 = {instancePath:instancePath+"/closed/newConnectionRatio",schemaPath:"#/properties/closed/properties/newConnectionRatio/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema7.properties.closed.properties.newConnectionRatio.type,parentSchema:schema7.properties.closed.properties.newConnectionRatio,data:data9};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
else {
const err21 = {instancePath:instancePath+"/closed",schemaPath:"#/properties/closed/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema7.properties.closed.type,parentSchema:schema7.properties.closed,data:data5};
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
const err22 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema7.type,parentSchema:schema7,data};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
validate22.errors = vErrors;
return errors === 0;
}

const schema10 = {"type":"object","additionalProperties":false,"required":["name","cpuSeconds"],"properties":{"name":{"description":"Name, such as /predict: the locustfile's weights are looked up by it.","type":"string","minLength":1},"weight":{"description":"Its share of the mix is its weight among all weights; without it that of the manifests' locustfile, or 1.","type":"number","minimum":0,"maximum":1000000000},"cpuSeconds":{"$ref":"#/definitions/distribution","description":"CPU time of one request, seconds of one CPU."},"waitSeconds":{"$ref":"#/definitions/distribution","description":"Time in the service that is not on CPU (a downstream call).","default":0},"failureProbability":{"description":"Probability that the service answers with an error after doing its work.","type":"number","minimum":0,"maximum":1,"default":0},"memory":{"$ref":"#/definitions/quantity","description":"Memory held while the request is in the service.","default":0}}};
const schema11 = {"type":["string","number"],"pattern":"^\\+?(\\d+\\.?\\d*|\\.\\d+)([numkMGTPE]|[KMGTPE]i|[eE][+-]?\\d+)?$","minimum":0};
const pattern0 = new RegExp("^\\+?(\\d+\\.?\\d*|\\.\\d+)([numkMGTPE]|[KMGTPE]i|[eE][+-]?\\d+)?$", "u");

function validate32(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if((typeof data !== "string") && (!((typeof data == "number") && (isFinite(data))))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema11.type},message:"must be string,number",schema:schema11.type,parentSchema:schema11,data};
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
const err1 = {instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema11,data};
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
if(!pattern0.test(data)){
const err2 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^\\+?(\\d+\\.?\\d*|\\.\\d+)([numkMGTPE]|[KMGTPE]i|[eE][+-]?\\d+)?$"},message:"must match pattern \""+"^\\+?(\\d+\\.?\\d*|\\.\\d+)([numkMGTPE]|[KMGTPE]i|[eE][+-]?\\d+)?$"+"\"",schema:"^\\+?(\\d+\\.?\\d*|\\.\\d+)([numkMGTPE]|[KMGTPE]i|[eE][+-]?\\d+)?$",parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
validate32.errors = vErrors;
return errors === 0;
}


function validate29(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema10.required,parentSchema:schema10,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.cpuSeconds === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "cpuSeconds"},message:"must have required property '"+"cpuSeconds"+"'",schema:schema10.required,parentSchema:schema10,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((((((key0 === "name") || (key0 === "weight")) || (key0 === "cpuSeconds")) || (key0 === "waitSeconds")) || (key0 === "failureProbability")) || (key0 === "memory"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema10,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(func3(data0) < 1){
const err3 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema10.properties.name,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema10.properties.name.type,parentSchema:schema10.properties.name,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.weight !== undefined){
let data1 = data.weight;
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 1000000000 || isNaN(data1)){
const err5 = {instancePath:instancePath+"/weight",schemaPath:"#/properties/weight/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000000},message:"must be <= 1000000000",schema:1000000000,parentSchema:schema10.properties.weight,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data1 < 0 || isNaN(data1)){
const err6 = {instancePath:instancePath+"/weight",schemaPath:"#/properties/weight/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema10.properties.weight,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/weight",schemaPath:"#/properties/weight/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema10.properties.weight.type,parentSchema:schema10.properties.weight,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.cpuSeconds !== undefined){
if(!(validate26(data.cpuSeconds, {instancePath:instancePath+"/cpuSeconds",parentData:data,parentDataProperty:"cpuSeconds",rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
}
if(data.waitSeconds !== undefined){
if(!(validate26(data.waitSeconds, {instancePath:instancePath+"/waitSeconds",parentData:data,parentDataProperty:"waitSeconds",rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
}
if(data.failureProbability !== undefined){
let data4 = data.failureProbability;
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 1 || isNaN(data4)){
const err8 = {instancePath:instancePath+"/failureProbability",schemaPath:"#/properties/failureProbability/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1",schema:1,parentSchema:schema10.properties.failureProbability,data:data4};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data4 < 0 || isNaN(data4)){
const err9 = {instancePath:instancePath+"/failureProbability",schemaPath:"#/properties/failureProbability/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema10.properties.failureProbability,data:data4};
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
const err10 = {instancePath:instancePath+"/failureProbability",schemaPath:"#/properties/failureProbability/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema10.properties.failureProbability.type,parentSchema:schema10.properties.failureProbability,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.memory !== undefined){
if(!(validate32(data.memory, {instancePath:instancePath+"/memory",parentData:data,parentDataProperty:"memory",rootData}))){
vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
errors = vErrors.length;
}
}
}
else {
const err11 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema10.type,parentSchema:schema10,data};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
validate29.errors = vErrors;
return errors === 0;
}

const schema12 = {"type":"object","additionalProperties":false,"required":["count","cpu","memory"],"properties":{"count":{"description":"How many there are.","type":"integer","minimum":1,"maximum":15000},"cpu":{"$ref":"#/definitions/quantity","description":"CPUs of one node, such as 16 or 3920m."},"memory":{"$ref":"#/definitions/quantity","description":"Memory of one node, such as 64Gi."},"pods":{"description":"Most pods on one node.","type":"integer","minimum":1,"maximum":10000,"default":110},"labels":{"description":"Labels of the nodes.","type":"object","additionalProperties":{"type":"string"}},"taints":{"description":"Taints that keep pods without toleration off.","type":"array","items":{"type":"object","additionalProperties":false,"required":["key","effect"],"properties":{"key":{"description":"Key.","type":"string"},"value":{"description":"Value.","type":"string","default":""},"effect":{"description":"Effect.","enum":["NoSchedule","PreferNoSchedule","NoExecute"]}}}},"reserved":{"description":"What other pods and the node itself take.","type":"object","additionalProperties":false,"properties":{"cpu":{"$ref":"#/definitions/quantity","description":"CPUs taken."},"memory":{"$ref":"#/definitions/quantity","description":"Memory taken."}}},"imageCached":{"description":"Whether they have the image already.","type":"boolean","default":true}}};

function validate45(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.count === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "count"},message:"must have required property '"+"count"+"'",schema:schema12.required,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.cpu === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "cpu"},message:"must have required property '"+"cpu"+"'",schema:schema12.required,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.memory === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "memory"},message:"must have required property '"+"memory"+"'",schema:schema12.required,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!((((((((key0 === "count") || (key0 === "cpu")) || (key0 === "memory")) || (key0 === "pods")) || (key0 === "labels")) || (key0 === "taints")) || (key0 === "reserved")) || (key0 === "imageCached"))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema12,data};
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
const err4 = {instancePath:instancePath+"/count",schemaPath:"#/properties/count/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema12.properties.count.type,parentSchema:schema12.properties.count,data:data0};
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
const err5 = {instancePath:instancePath+"/count",schemaPath:"#/properties/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 15000},message:"must be <= 15000",schema:15000,parentSchema:schema12.properties.count,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data0 < 1 || isNaN(data0)){
const err6 = {instancePath:instancePath+"/count",schemaPath:"#/properties/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema12.properties.count,data:data0};
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
if(!(validate32(data.cpu, {instancePath:instancePath+"/cpu",parentData:data,parentDataProperty:"cpu",rootData}))){
vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
errors = vErrors.length;
}
}
if(data.memory !== undefined){
if(!(validate32(data.memory, {instancePath:instancePath+"/memory",parentData:data,parentDataProperty:"memory",rootData}))){
vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
errors = vErrors.length;
}
}
if(data.pods !== undefined){
let data3 = data.pods;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err7 = {instancePath:instancePath+"/pods",schemaPath:"#/properties/pods/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema12.properties.pods.type,parentSchema:schema12.properties.pods,data:data3};
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
const err8 = {instancePath:instancePath+"/pods",schemaPath:"#/properties/pods/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000",schema:10000,parentSchema:schema12.properties.pods,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data3 < 1 || isNaN(data3)){
const err9 = {instancePath:instancePath+"/pods",schemaPath:"#/properties/pods/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema12.properties.pods,data:data3};
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
const err10 = {instancePath:instancePath+"/labels/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/labels/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.labels.additionalProperties.type,parentSchema:schema12.properties.labels.additionalProperties,data:data5};
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
const err11 = {instancePath:instancePath+"/labels",schemaPath:"#/properties/labels/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema12.properties.labels.type,parentSchema:schema12.properties.labels,data:data4};
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
const err12 = {instancePath:instancePath+"/taints/" + i0,schemaPath:"#/properties/taints/items/required",keyword:"required",params:{missingProperty: "key"},message:"must have required property '"+"key"+"'",schema:schema12.properties.taints.items.required,parentSchema:schema12.properties.taints.items,data:data7};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data7.effect === undefined){
const err13 = {instancePath:instancePath+"/taints/" + i0,schemaPath:"#/properties/taints/items/required",keyword:"required",params:{missingProperty: "effect"},message:"must have required property '"+"effect"+"'",schema:schema12.properties.taints.items.required,parentSchema:schema12.properties.taints.items,data:data7};
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
const err14 = {instancePath:instancePath+"/taints/" + i0,schemaPath:"#/properties/taints/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema12.properties.taints.items,data:data7};
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
const err15 = {instancePath:instancePath+"/taints/" + i0+"/key",schemaPath:"#/properties/taints/items/properties/key/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.taints.items.properties.key.type,parentSchema:schema12.properties.taints.items.properties.key,data:data8};
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
const err16 = {instancePath:instancePath+"/taints/" + i0+"/value",schemaPath:"#/properties/taints/items/properties/value/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.taints.items.properties.value.type,parentSchema:schema12.properties.taints.items.properties.value,data:data9};
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
const err17 = {instancePath:instancePath+"/taints/" + i0+"/effect",schemaPath:"#/properties/taints/items/properties/effect/enum",keyword:"enum",params:{allowedValues: schema12.properties.taints.items.properties.effect.enum},message:"must be equal to one of the allowed values",schema:schema12.properties.taints.items.properties.effect.enum,parentSchema:schema12.properties.taints.items.properties.effect,data:data10};
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
const err18 = {instancePath:instancePath+"/taints/" + i0,schemaPath:"#/properties/taints/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema12.properties.taints.items.type,parentSchema:schema12.properties.taints.items,data:data7};
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
const err19 = {instancePath:instancePath+"/taints",schemaPath:"#/properties/taints/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema12.properties.taints.type,parentSchema:schema12.properties.taints,data:data6};
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
const err20 = {instancePath:instancePath+"/reserved",schemaPath:"#/properties/reserved/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema12.properties.reserved,data:data11};
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
if(!(validate32(data11.cpu, {instancePath:instancePath+"/reserved/cpu",parentData:data11,parentDataProperty:"cpu",rootData}))){
vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
errors = vErrors.length;
}
}
if(data11.memory !== undefined){
if(!(validate32(data11.memory, {instancePath:instancePath+"/reserved/memory",parentData:data11,parentDataProperty:"memory",rootData}))){
vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
errors = vErrors.length;
}
}
}
else {
const err21 = {instancePath:instancePath+"/reserved",schemaPath:"#/properties/reserved/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema12.properties.reserved.type,parentSchema:schema12.properties.reserved,data:data11};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.imageCached !== undefined){
let data14 = data.imageCached;
if(typeof data14 !== "boolean"){
const err22 = {instancePath:instancePath+"/imageCached",schemaPath:"#/properties/imageCached/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema12.properties.imageCached.type,parentSchema:schema12.properties.imageCached,data:data14};
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
const err23 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema12.type,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
validate45.errors = vErrors;
return errors === 0;
}

const schema13 = {"type":"object","additionalProperties":false,"required":["of"],"properties":{"of":{"description":"What it measures: of a pod for Pods metrics, of all pods for Object and External.","enum":["requestsPerSecond","inFlight","queueLength","latencyP95Seconds","failureRatio","users"]},"scrapeSeconds":{"description":"Time between two scrapes.","type":"number","minimum":1,"maximum":86400,"default":15},"windowSeconds":{"description":"Window of rates and percentiles.","type":"number","minimum":1,"maximum":86400,"default":60},"delaySeconds":{"description":"Delay of the adapter on top of the scrape.","type":"number","minimum":0,"maximum":86400,"default":0}}};

function validate51(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.of === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "of"},message:"must have required property '"+"of"+"'",schema:schema13.required,parentSchema:schema13,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "of") || (key0 === "scrapeSeconds")) || (key0 === "windowSeconds")) || (key0 === "delaySeconds"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema13,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.of !== undefined){
let data0 = data.of;
if(!((((((data0 === "requestsPerSecond") || (data0 === "inFlight")) || (data0 === "queueLength")) || (data0 === "latencyP95Seconds")) || (data0 === "failureRatio")) || (data0 === "users"))){
const err2 = {instancePath:instancePath+"/of",schemaPath:"#/properties/of/enum",keyword:"enum",params:{allowedValues: schema13.properties.of.enum},message:"must be equal to one of the allowed values",schema:schema13.properties.of.enum,parentSchema:schema13.properties.of,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.scrapeSeconds !== undefined){
let data1 = data.scrapeSeconds;
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 86400 || isNaN(data1)){
const err3 = {instancePath:instancePath+"/scrapeSeconds",schemaPath:"#/properties/scrapeSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400},message:"must be <= 86400",schema:86400,parentSchema:schema13.properties.scrapeSeconds,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data1 < 1 || isNaN(data1)){
const err4 = {instancePath:instancePath+"/scrapeSeconds",schemaPath:"#/properties/scrapeSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema13.properties.scrapeSeconds,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/scrapeSeconds",schemaPath:"#/properties/scrapeSeconds/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema13.properties.scrapeSeconds.type,parentSchema:schema13.properties.scrapeSeconds,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.windowSeconds !== undefined){
let data2 = data.windowSeconds;
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 86400 || isNaN(data2)){
const err6 = {instancePath:instancePath+"/windowSeconds",schemaPath:"#/properties/windowSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400},message:"must be <= 86400",schema:86400,parentSchema:schema13.properties.windowSeconds,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data2 < 1 || isNaN(data2)){
const err7 = {instancePath:instancePath+"/windowSeconds",schemaPath:"#/properties/windowSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema13.properties.windowSeconds,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/windowSeconds",schemaPath:"#/properties/windowSeconds/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema13.properties.windowSeconds.type,parentSchema:schema13.properties.windowSeconds,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.delaySeconds !== undefined){
let data3 = data.delaySeconds;
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 86400 || isNaN(data3)){
const err9 = {instancePath:instancePath+"/delaySeconds",schemaPath:"#/properties/delaySeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400},message:"must be <= 86400",schema:86400,parentSchema:schema13.properties.delaySeconds,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data3 < 0 || isNaN(data3)){
const err10 = {instancePath:instancePath+"/delaySeconds",schemaPath:"#/properties/delaySeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema13.properties.delaySeconds,data:data3};
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
const err11 = {instancePath:instancePath+"/delaySeconds",schemaPath:"#/properties/delaySeconds/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema13.properties.delaySeconds.type,parentSchema:schema13.properties.delaySeconds,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema13.type,parentSchema:schema13,data};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
validate51.errors = vErrors;
return errors === 0;
}

const schema14 = {"description":"Something that someone else does at a time: atSeconds and what it is.","type":"object","additionalProperties":false,"required":["atSeconds"],"minProperties":2,"maxProperties":2,"properties":{"atSeconds":{"description":"When it happens.","type":"number","minimum":0,"maximum":31622400},"apply":{"description":"Someone applies a manifest that states replicas.","type":"object","additionalProperties":false,"required":["replicas"],"properties":{"replicas":{"description":"spec.replicas of the manifest that is applied.","type":"integer","minimum":0,"maximum":150000}}},"nodeLost":{"description":"A node is lost with its pods.","type":"object","additionalProperties":false,"properties":{"node":{"description":"Index of the node.","type":"integer","minimum":0,"maximum":15000,"default":0},"seconds":{"description":"For how long; without it for good.","type":"number","exclusiveMinimum":0,"maximum":31622400}}},"metricsDown":{"description":"metrics-server does not answer.","type":"object","additionalProperties":false,"required":["seconds"],"properties":{"seconds":{"description":"For how long.","type":"number","exclusiveMinimum":0,"maximum":31622400}}},"dependencyDown":{"description":"What the init container waits for is not there.","type":"object","additionalProperties":false,"required":["seconds"],"properties":{"seconds":{"description":"For how long.","type":"number","exclusiveMinimum":0,"maximum":31622400}}},"controllerRestart":{"description":"kube-controller-manager restarts: the autoscaler forgets its history.","type":"object","additionalProperties":false,"properties":{}},"rollingUpdate":{"description":"A new version of the pods is rolled out.","type":"object","additionalProperties":false,"properties":{}},"autoscalerChange":{"description":"Fields of the autoscaler's spec, put over it as a merge patch.","type":"object","minProperties":1}}};

function validate53(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length > 2){
const err0 = {instancePath,schemaPath:"#/maxProperties",keyword:"maxProperties",params:{limit: 2},message:"must NOT have more than 2 properties",schema:2,parentSchema:schema14,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(Object.keys(data).length < 2){
const err1 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 2},message:"must NOT have fewer than 2 properties",schema:2,parentSchema:schema14,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.atSeconds === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "atSeconds"},message:"must have required property '"+"atSeconds"+"'",schema:schema14.required,parentSchema:schema14,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!((((((((key0 === "atSeconds") || (key0 === "apply")) || (key0 === "nodeLost")) || (key0 === "metricsDown")) || (key0 === "dependencyDown")) || (key0 === "controllerRestart")) || (key0 === "rollingUpdate")) || (key0 === "autoscalerChange"))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema14,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.atSeconds !== undefined){
let data0 = data.atSeconds;
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 31622400 || isNaN(data0)){
const err4 = {instancePath:instancePath+"/atSeconds",schemaPath:"#/properties/atSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 31622400},message:"must be <= 31622400",schema:31622400,parentSchema:schema14.properties.atSeconds,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data0 < 0 || isNaN(data0)){
const err5 = {instancePath:instancePath+"/atSeconds",schemaPath:"#/properties/atSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema14.properties.atSeconds,data:data0};
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
const err6 = {instancePath:instancePath+"/atSeconds",schemaPath:"#/properties/atSeconds/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema14.properties.atSeconds.type,parentSchema:schema14.properties.atSeconds,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.apply !== undefined){
let data1 = data.apply;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.replicas === undefined){
const err7 = {instancePath:instancePath+"/apply",schemaPath:"#/properties/apply/required",keyword:"required",params:{missingProperty: "replicas"},message:"must have required property '"+"replicas"+"'",schema:schema14.properties.apply.required,parentSchema:schema14.properties.apply,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
for(const key1 in data1){
if(!(key1 === "replicas")){
const err8 = {instancePath:instancePath+"/apply",schemaPath:"#/properties/apply/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema14.properties.apply,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data1.replicas !== undefined){
let data2 = data1.replicas;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err9 = {instancePath:instancePath+"/apply/replicas",schemaPath:"#/properties/apply/properties/replicas/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema14.properties.apply.properties.replicas.type,parentSchema:schema14.properties.apply.properties.replicas,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 150000 || isNaN(data2)){
const err10 = {instancePath:instancePath+"/apply/replicas",schemaPath:"#/properties/apply/properties/replicas/maximum",keyword:"maximum",params:{comparison: "<=", limit: 150000},message:"must be <= 150000",schema:150000,parentSchema:schema14.properties.apply.properties.replicas,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data2 < 0 || isNaN(data2)){
const err11 = {instancePath:instancePath+"/apply/replicas",schemaPath:"#/properties/apply/properties/replicas/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema14.properties.apply.properties.replicas,data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
}
else {
const err12 = {instancePath:instancePath+"/apply",schemaPath:"#/properties/apply/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema14.properties.apply.type,parentSchema:schema14.properties.apply,data:data1};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.nodeLost !== undefined){
let data3 = data.nodeLost;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
for(const key2 in data3){
if(!((key2 === "node") || (key2 === "seconds"))){
const err13 = {instancePath:instancePath+"/nodeLost",schemaPath:"#/properties/nodeLost/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema14.properties.nodeLost,data:data3};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data3.node !== undefined){
let data4 = data3.node;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
const err14 = {instancePath:instancePath+"/nodeLost/node",schemaPath:"#/properties/nodeLost/properties/node/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema14.properties.nodeLost.properties.node.type,parentSchema:schema14.properties.nodeLost.properties.node,data:data4};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 15000 || isNaN(data4)){
const err15 = {instancePath:instancePath+"/nodeLost/node",schemaPath:"#/properties/nodeLost/properties/node/maximum",keyword:"maximum",params:{comparison: "<=", limit: 15000},message:"must be <= 15000",schema:15000,parentSchema:schema14.properties.nodeLost.properties.node,data:data4};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(data4 < 0 || isNaN(data4)){
const err16 = {instancePath:instancePath+"/nodeLost/node",schemaPath:"#/properties/nodeLost/properties/node/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema14.properties.nodeLost.properties.node,data:data4};
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
if(data3.seconds !== undefined){
let data5 = data3.seconds;
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 31622400 || isNaN(data5)){
const err17 = {instancePath:instancePath+"/nodeLost/seconds",schemaPath:"#/properties/nodeLost/properties/seconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 31622400},message:"must be <= 31622400",schema:31622400,parentSchema:schema14.properties.nodeLost.properties.seconds,data:data5};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data5 <= 0 || isNaN(data5)){
const err18 = {instancePath:instancePath+"/nodeLost/seconds",schemaPath:"#/properties/nodeLost/properties/seconds/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0",schema:0,parentSchema:schema14.properties.nodeLost.properties.seconds,data:data5};
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
const err19 = {instancePath:instancePath+"/nodeLost/seconds",schemaPath:"#/properties/nodeLost/properties/seconds/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema14.properties.nodeLost.properties.seconds.type,parentSchema:schema14.properties.nodeLost.properties.seconds,data:data5};
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
const err20 = {instancePath:instancePath+"/nodeLost",schemaPath:"#/properties/nodeLost/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema14.properties.nodeLost.type,parentSchema:schema14.properties.nodeLost,data:data3};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.metricsDown !== undefined){
let data6 = data.metricsDown;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if(data6.seconds === undefined){
const err21 = {instancePath:instancePath+"/metricsDown",schemaPath:"#/properties/metricsDown/required",keyword:"required",params:{missingProperty: "seconds"},message:"must have required property '"+"seconds"+"'",schema:schema14.properties.metricsDown.required,parentSchema:schema14.properties.metricsDown,data:data6};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
for(const key3 in data6){
if(!(key3 === "seconds")){
const err22 = {instancePath:instancePath+"/metricsDown",schemaPath:"#/properties/metricsDown/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema14.properties.metricsDown,data:data6};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data6.seconds !== undefined){
let data7 = data6.seconds;
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 31622400 || isNaN(data7)){
const err23 = {instancePath:instancePath+"/metricsDown/seconds",schemaPath:"#/properties/metricsDown/properties/seconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 31622400},message:"must be <= 31622400",schema:31622400,parentSchema:schema14.properties.metricsDown.properties.seconds,data:data7};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(data7 <= 0 || isNaN(data7)){
const err24 = {instancePath:instancePath+"/metricsDown/seconds",schemaPath:"#/properties/metricsDown/properties/seconds/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0",schema:0,parentSchema:schema14.properties.metricsDown.properties.seconds,data:data7};
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
const err25 = {instancePath:instancePath+"/metricsDown/seconds",schemaPath:"#/properties/metricsDown/properties/seconds/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema14.properties.metricsDown.properties.seconds.type,parentSchema:schema14.properties.metricsDown.properties.seconds,data:data7};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
else {
const err26 = {instancePath:instancePath+"/metricsDown",schemaPath:"#/properties/metricsDown/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema14.properties.metricsDown.type,parentSchema:schema14.properties.metricsDown,data:data6};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.dependencyDown !== undefined){
let data8 = data.dependencyDown;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
if(data8.seconds === undefined){
const err27 = {instancePath:instancePath+"/dependencyDown",schemaPath:"#/properties/dependencyDown/required",keyword:"required",params:{missingProperty: "seconds"},message:"must have required property '"+"seconds"+"'",schema:schema14.properties.dependencyDown.required,parentSchema:schema14.properties.dependencyDown,data:data8};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
for(const key4 in data8){
if(!(key4 === "seconds")){
const err28 = {instancePath:instancePath+"/dependencyDown",schemaPath:"#/properties/dependencyDown/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema14.properties.dependencyDown,data:data8};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data8.seconds !== undefined){
let data9 = data8.seconds;
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 31622400 || isNaN(data9)){
const err29 = {instancePath:instancePath+"/dependencyDown/seconds",schemaPath:"#/properties/dependencyDown/properties/seconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 31622400},message:"must be <= 31622400",schema:31622400,parentSchema:schema14.properties.dependencyDown.properties.seconds,data:data9};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(data9 <= 0 || isNaN(data9)){
const err30 = {instancePath:instancePath+"/dependencyDown/seconds",schemaPath:"#/properties/dependencyDown/properties/seconds/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0",schema:0,parentSchema:schema14.properties.dependencyDown.properties.seconds,data:data9};
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
const err31 = {instancePath:instancePath+"/dependencyDown/seconds",schemaPath:"#/properties/dependencyDown/properties/seconds/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema14.properties.dependencyDown.properties.seconds.type,parentSchema:schema14.properties.dependencyDown.properties.seconds,data:data9};
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
const err32 = {instancePath:instancePath+"/dependencyDown",schemaPath:"#/properties/dependencyDown/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema14.properties.dependencyDown.type,parentSchema:schema14.properties.dependencyDown,data:data8};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data.controllerRestart !== undefined){
let data10 = data.controllerRestart;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
for(const key5 in data10){
const err33 = {instancePath:instancePath+"/controllerRestart",schemaPath:"#/properties/controllerRestart/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties",schema:false,parentSchema:schema14.properties.controllerRestart,data:data10};
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
const err34 = {instancePath:instancePath+"/controllerRestart",schemaPath:"#/properties/controllerRestart/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema14.properties.controllerRestart.type,parentSchema:schema14.properties.controllerRestart,data:data10};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data.rollingUpdate !== undefined){
let data11 = data.rollingUpdate;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
for(const key6 in data11){
const err35 = {instancePath:instancePath+"/rollingUpdate",schemaPath:"#/properties/rollingUpdate/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties",schema:false,parentSchema:schema14.properties.rollingUpdate,data:data11};
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
const err36 = {instancePath:instancePath+"/rollingUpdate",schemaPath:"#/properties/rollingUpdate/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema14.properties.rollingUpdate.type,parentSchema:schema14.properties.rollingUpdate,data:data11};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data.autoscalerChange !== undefined){
let data12 = data.autoscalerChange;
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
if(Object.keys(data12).length < 1){
const err37 = {instancePath:instancePath+"/autoscalerChange",schemaPath:"#/properties/autoscalerChange/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema14.properties.autoscalerChange,data:data12};
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
const err38 = {instancePath:instancePath+"/autoscalerChange",schemaPath:"#/properties/autoscalerChange/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema14.properties.autoscalerChange.type,parentSchema:schema14.properties.autoscalerChange,data:data12};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
}
else {
const err39 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema14.type,parentSchema:schema14,data};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
validate53.errors = vErrors;
return errors === 0;
}

const pattern1 = new RegExp("^v?1\\.\\d+(\\.\\d+)?$", "u");

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.schemaVersion === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "schemaVersion"},message:"must have required property '"+"schemaVersion"+"'",schema:schema6.required,parentSchema:schema6,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.durationSeconds === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "durationSeconds"},message:"must have required property '"+"durationSeconds"+"'",schema:schema6.required,parentSchema:schema6,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.load === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "load"},message:"must have required property '"+"load"+"'",schema:schema6.required,parentSchema:schema6,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.service === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "service"},message:"must have required property '"+"service"+"'",schema:schema6.required,parentSchema:schema6,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!(func2.call(schema6.properties, key0))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema6,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.schemaVersion !== undefined){
let data0 = data.schemaVersion;
if(!(data0 === 1)){
const err5 = {instancePath:instancePath+"/schemaVersion",schemaPath:"#/properties/schemaVersion/enum",keyword:"enum",params:{allowedValues: schema6.properties.schemaVersion.enum},message:"must be equal to one of the allowed values",schema:schema6.properties.schemaVersion.enum,parentSchema:schema6.properties.schemaVersion,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.title !== undefined){
let data1 = data.title;
if(typeof data1 !== "string"){
const err6 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema6.properties.title.type,parentSchema:schema6.properties.title,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.durationSeconds !== undefined){
let data2 = data.durationSeconds;
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 31622400 || isNaN(data2)){
const err7 = {instancePath:instancePath+"/durationSeconds",schemaPath:"#/properties/durationSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 31622400},message:"must be <= 31622400",schema:31622400,parentSchema:schema6.properties.durationSeconds,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data2 <= 0 || isNaN(data2)){
const err8 = {instancePath:instancePath+"/durationSeconds",schemaPath:"#/properties/durationSeconds/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0",schema:0,parentSchema:schema6.properties.durationSeconds,data:data2};
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
const err9 = {instancePath:instancePath+"/durationSeconds",schemaPath:"#/properties/durationSeconds/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema6.properties.durationSeconds.type,parentSchema:schema6.properties.durationSeconds,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.startTime !== undefined){
let data3 = data.startTime;
if(typeof data3 !== "string"){
const err10 = {instancePath:instancePath+"/startTime",schemaPath:"#/properties/startTime/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema6.properties.startTime.type,parentSchema:schema6.properties.startTime,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.target !== undefined){
let data4 = data.target;
if(typeof data4 === "string"){
if(func3(data4) < 1){
const err11 = {instancePath:instancePath+"/target",schemaPath:"#/properties/target/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema6.properties.target,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/target",schemaPath:"#/properties/target/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema6.properties.target.type,parentSchema:schema6.properties.target,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.load !== undefined){
if(!(validate22(data.load, {instancePath:instancePath+"/load",parentData:data,parentDataProperty:"load",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
}
if(data.service !== undefined){
let data6 = data.service;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if(data6.classes === undefined){
const err13 = {instancePath:instancePath+"/service",schemaPath:"#/properties/service/required",keyword:"required",params:{missingProperty: "classes"},message:"must have required property '"+"classes"+"'",schema:schema6.properties.service.required,parentSchema:schema6.properties.service,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
for(const key1 in data6){
if(!(func2.call(schema6.properties.service.properties, key1))){
const err14 = {instancePath:instancePath+"/service",schemaPath:"#/properties/service/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema6.properties.service,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data6.classes !== undefined){
let data7 = data6.classes;
if(Array.isArray(data7)){
if(data7.length > 1000){
const err15 = {instancePath:instancePath+"/service/classes",schemaPath:"#/properties/service/properties/classes/maxItems",keyword:"maxItems",params:{limit: 1000},message:"must NOT have more than 1000 items",schema:1000,parentSchema:schema6.properties.service.properties.classes,data:data7};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(data7.length < 1){
const err16 = {instancePath:instancePath+"/service/classes",schemaPath:"#/properties/service/properties/classes/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema6.properties.service.properties.classes,data:data7};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
if(!(validate29(data7[i0], {instancePath:instancePath+"/service/classes/" + i0,parentData:data7,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
errors = vErrors.length;
}
}
}
else {
const err17 = {instancePath:instancePath+"/service/classes",schemaPath:"#/properties/service/properties/classes/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema6.properties.service.properties.classes.type,parentSchema:schema6.properties.service.properties.classes,data:data7};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data6.concurrency !== undefined){
let data9 = data6.concurrency;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
const err18 = {instancePath:instancePath+"/service/concurrency",schemaPath:"#/properties/service/properties/concurrency/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema6.properties.service.properties.concurrency.type,parentSchema:schema6.properties.service.properties.concurrency,data:data9};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 2147483647 || isNaN(data9)){
const err19 = {instancePath:instancePath+"/service/concurrency",schemaPath:"#/properties/service/properties/concurrency/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},message:"must be <= 2147483647",schema:2147483647,parentSchema:schema6.properties.service.properties.concurrency,data:data9};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(data9 < 1 || isNaN(data9)){
const err20 = {instancePath:instancePath+"/service/concurrency",schemaPath:"#/properties/service/properties/concurrency/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema6.properties.service.properties.concurrency,data:data9};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
if(data6.queueLimit !== undefined){
let data10 = data6.queueLimit;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
const err21 = {instancePath:instancePath+"/service/queueLimit",schemaPath:"#/properties/service/properties/queueLimit/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema6.properties.service.properties.queueLimit.type,parentSchema:schema6.properties.service.properties.queueLimit,data:data10};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 2147483647 || isNaN(data10)){
const err22 = {instancePath:instancePath+"/service/queueLimit",schemaPath:"#/properties/service/properties/queueLimit/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},message:"must be <= 2147483647",schema:2147483647,parentSchema:schema6.properties.service.properties.queueLimit,data:data10};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(data10 < 0 || isNaN(data10)){
const err23 = {instancePath:instancePath+"/service/queueLimit",schemaPath:"#/properties/service/properties/queueLimit/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema6.properties.service.properties.queueLimit,data:data10};
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
if(data6.timeoutSeconds !== undefined){
let data11 = data6.timeoutSeconds;
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 > 31622400 || isNaN(data11)){
const err24 = {instancePath:instancePath+"/service/timeoutSeconds",schemaPath:"#/properties/service/properties/timeoutSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 31622400},message:"must be <= 31622400",schema:31622400,parentSchema:schema6.properties.service.properties.timeoutSeconds,data:data11};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data11 <= 0 || isNaN(data11)){
const err25 = {instancePath:instancePath+"/service/timeoutSeconds",schemaPath:"#/properties/service/properties/timeoutSeconds/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0",schema:0,parentSchema:schema6.properties.service.properties.timeoutSeconds,data:data11};
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
const err26 = {instancePath:instancePath+"/service/timeoutSeconds",schemaPath:"#/properties/service/properties/timeoutSeconds/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema6.properties.service.properties.timeoutSeconds.type,parentSchema:schema6.properties.service.properties.timeoutSeconds,data:data11};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data6.threads !== undefined){
let data12 = data6.threads;
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
const err27 = {instancePath:instancePath+"/service/threads",schemaPath:"#/properties/service/properties/threads/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema6.properties.service.properties.threads.type,parentSchema:schema6.properties.service.properties.threads,data:data12};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 > 1000000 || isNaN(data12)){
const err28 = {instancePath:instancePath+"/service/threads",schemaPath:"#/properties/service/properties/threads/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000",schema:1000000,parentSchema:schema6.properties.service.properties.threads,data:data12};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(data12 < 1 || isNaN(data12)){
const err29 = {instancePath:instancePath+"/service/threads",schemaPath:"#/properties/service/properties/threads/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema6.properties.service.properties.threads,data:data12};
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
if(data6.idleCpu !== undefined){
if(!(validate32(data6.idleCpu, {instancePath:instancePath+"/service/idleCpu",parentData:data6,parentDataProperty:"idleCpu",rootData}))){
vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
errors = vErrors.length;
}
}
if(data6.startupCpuSeconds !== undefined){
if(!(validate26(data6.startupCpuSeconds, {instancePath:instancePath+"/service/startupCpuSeconds",parentData:data6,parentDataProperty:"startupCpuSeconds",rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
}
if(data6.startupSeconds !== undefined){
if(!(validate26(data6.startupSeconds, {instancePath:instancePath+"/service/startupSeconds",parentData:data6,parentDataProperty:"startupSeconds",rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
}
if(data6.memory !== undefined){
if(!(validate32(data6.memory, {instancePath:instancePath+"/service/memory",parentData:data6,parentDataProperty:"memory",rootData}))){
vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
errors = vErrors.length;
}
}
if(data6.drainsOnTerm !== undefined){
let data17 = data6.drainsOnTerm;
if(typeof data17 !== "boolean"){
const err30 = {instancePath:instancePath+"/service/drainsOnTerm",schemaPath:"#/properties/service/properties/drainsOnTerm/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema6.properties.service.properties.drainsOnTerm.type,parentSchema:schema6.properties.service.properties.drainsOnTerm,data:data17};
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
const err31 = {instancePath:instancePath+"/service",schemaPath:"#/properties/service/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema6.properties.service.type,parentSchema:schema6.properties.service,data:data6};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.pods !== undefined){
let data18 = data.pods;
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
for(const key2 in data18){
if(!((((((key2 === "creationSeconds") || (key2 === "schedulingSeconds")) || (key2 === "sandboxSeconds")) || (key2 === "imagePullSeconds")) || (key2 === "initSeconds")) || (key2 === "endpointSeconds"))){
const err32 = {instancePath:instancePath+"/pods",schemaPath:"#/properties/pods/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema6.properties.pods,data:data18};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data18.creationSeconds !== undefined){
if(!(validate26(data18.creationSeconds, {instancePath:instancePath+"/pods/creationSeconds",parentData:data18,parentDataProperty:"creationSeconds",rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
}
if(data18.schedulingSeconds !== undefined){
if(!(validate26(data18.schedulingSeconds, {instancePath:instancePath+"/pods/schedulingSeconds",parentData:data18,parentDataProperty:"schedulingSeconds",rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
}
if(data18.sandboxSeconds !== undefined){
if(!(validate26(data18.sandboxSeconds, {instancePath:instancePath+"/pods/sandboxSeconds",parentData:data18,parentDataProperty:"sandboxSeconds",rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
}
if(data18.imagePullSeconds !== undefined){
if(!(validate26(data18.imagePullSeconds, {instancePath:instancePath+"/pods/imagePullSeconds",parentData:data18,parentDataProperty:"imagePullSeconds",rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
}
if(data18.initSeconds !== undefined){
if(!(validate26(data18.initSeconds, {instancePath:instancePath+"/pods/initSeconds",parentData:data18,parentDataProperty:"initSeconds",rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
}
if(data18.endpointSeconds !== undefined){
if(!(validate26(data18.endpointSeconds, {instancePath:instancePath+"/pods/endpointSeconds",parentData:data18,parentDataProperty:"endpointSeconds",rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
}
}
else {
const err33 = {instancePath:instancePath+"/pods",schemaPath:"#/properties/pods/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema6.properties.pods.type,parentSchema:schema6.properties.pods,data:data18};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data.nodes !== undefined){
let data25 = data.nodes;
if(Array.isArray(data25)){
if(data25.length > 1000){
const err34 = {instancePath:instancePath+"/nodes",schemaPath:"#/properties/nodes/maxItems",keyword:"maxItems",params:{limit: 1000},message:"must NOT have more than 1000 items",schema:1000,parentSchema:schema6.properties.nodes,data:data25};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(data25.length < 1){
const err35 = {instancePath:instancePath+"/nodes",schemaPath:"#/properties/nodes/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema6.properties.nodes,data:data25};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
const len1 = data25.length;
for(let i1=0; i1<len1; i1++){
if(!(validate45(data25[i1], {instancePath:instancePath+"/nodes/" + i1,parentData:data25,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate45.errors : vErrors.concat(validate45.errors);
errors = vErrors.length;
}
}
}
else {
const err36 = {instancePath:instancePath+"/nodes",schemaPath:"#/properties/nodes/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema6.properties.nodes.type,parentSchema:schema6.properties.nodes,data:data25};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data.metrics !== undefined){
let data27 = data.metrics;
if(data27 && typeof data27 == "object" && !Array.isArray(data27)){
for(const key3 in data27){
if(!(((key3 === "resolutionSeconds") || (key3 === "housekeepingSeconds")) || (key3 === "custom"))){
const err37 = {instancePath:instancePath+"/metrics",schemaPath:"#/properties/metrics/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema6.properties.metrics,data:data27};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data27.resolutionSeconds !== undefined){
let data28 = data27.resolutionSeconds;
if((typeof data28 == "number") && (isFinite(data28))){
if(data28 > 86400 || isNaN(data28)){
const err38 = {instancePath:instancePath+"/metrics/resolutionSeconds",schemaPath:"#/properties/metrics/properties/resolutionSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400},message:"must be <= 86400",schema:86400,parentSchema:schema6.properties.metrics.properties.resolutionSeconds,data:data28};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if(data28 < 10 || isNaN(data28)){
const err39 = {instancePath:instancePath+"/metrics/resolutionSeconds",schemaPath:"#/properties/metrics/properties/resolutionSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 10},message:"must be >= 10",schema:10,parentSchema:schema6.properties.metrics.properties.resolutionSeconds,data:data28};
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
const err40 = {instancePath:instancePath+"/metrics/resolutionSeconds",schemaPath:"#/properties/metrics/properties/resolutionSeconds/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema6.properties.metrics.properties.resolutionSeconds.type,parentSchema:schema6.properties.metrics.properties.resolutionSeconds,data:data28};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data27.housekeepingSeconds !== undefined){
let data29 = data27.housekeepingSeconds;
if((typeof data29 == "number") && (isFinite(data29))){
if(data29 > 86400 || isNaN(data29)){
const err41 = {instancePath:instancePath+"/metrics/housekeepingSeconds",schemaPath:"#/properties/metrics/properties/housekeepingSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400},message:"must be <= 86400",schema:86400,parentSchema:schema6.properties.metrics.properties.housekeepingSeconds,data:data29};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
if(data29 < 1 || isNaN(data29)){
const err42 = {instancePath:instancePath+"/metrics/housekeepingSeconds",schemaPath:"#/properties/metrics/properties/housekeepingSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema6.properties.metrics.properties.housekeepingSeconds,data:data29};
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
const err43 = {instancePath:instancePath+"/metrics/housekeepingSeconds",schemaPath:"#/properties/metrics/properties/housekeepingSeconds/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema6.properties.metrics.properties.housekeepingSeconds.type,parentSchema:schema6.properties.metrics.properties.housekeepingSeconds,data:data29};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data27.custom !== undefined){
let data30 = data27.custom;
if(data30 && typeof data30 == "object" && !Array.isArray(data30)){
for(const key4 in data30){
if(!(validate51(data30[key4], {instancePath:instancePath+"/metrics/custom/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data30,parentDataProperty:key4,rootData}))){
vErrors = vErrors === null ? validate51.errors : vErrors.concat(validate51.errors);
errors = vErrors.length;
}
}
}
else {
const err44 = {instancePath:instancePath+"/metrics/custom",schemaPath:"#/properties/metrics/properties/custom/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema6.properties.metrics.properties.custom.type,parentSchema:schema6.properties.metrics.properties.custom,data:data30};
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
const err45 = {instancePath:instancePath+"/metrics",schemaPath:"#/properties/metrics/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema6.properties.metrics.type,parentSchema:schema6.properties.metrics,data:data27};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data.controller !== undefined){
let data32 = data.controller;
if(data32 && typeof data32 == "object" && !Array.isArray(data32)){
for(const key5 in data32){
if(!(((((((key5 === "kubernetesVersion") || (key5 === "syncPeriodSeconds")) || (key5 === "tolerance")) || (key5 === "downscaleStabilizationSeconds")) || (key5 === "cpuInitializationPeriodSeconds")) || (key5 === "initialReadinessDelaySeconds")) || (key5 === "featureGates"))){
const err46 = {instancePath:instancePath+"/controller",schemaPath:"#/properties/controller/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties",schema:false,parentSchema:schema6.properties.controller,data:data32};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data32.kubernetesVersion !== undefined){
let data33 = data32.kubernetesVersion;
if(typeof data33 === "string"){
if(!pattern1.test(data33)){
const err47 = {instancePath:instancePath+"/controller/kubernetesVersion",schemaPath:"#/properties/controller/properties/kubernetesVersion/pattern",keyword:"pattern",params:{pattern: "^v?1\\.\\d+(\\.\\d+)?$"},message:"must match pattern \""+"^v?1\\.\\d+(\\.\\d+)?$"+"\"",schema:"^v?1\\.\\d+(\\.\\d+)?$",parentSchema:schema6.properties.controller.properties.kubernetesVersion,data:data33};
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
const err48 = {instancePath:instancePath+"/controller/kubernetesVersion",schemaPath:"#/properties/controller/properties/kubernetesVersion/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema6.properties.controller.properties.kubernetesVersion.type,parentSchema:schema6.properties.controller.properties.kubernetesVersion,data:data33};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data32.syncPeriodSeconds !== undefined){
let data34 = data32.syncPeriodSeconds;
if((typeof data34 == "number") && (isFinite(data34))){
if(data34 > 86400 || isNaN(data34)){
const err49 = {instancePath:instancePath+"/controller/syncPeriodSeconds",schemaPath:"#/properties/controller/properties/syncPeriodSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400},message:"must be <= 86400",schema:86400,parentSchema:schema6.properties.controller.properties.syncPeriodSeconds,data:data34};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
if(data34 < 1 || isNaN(data34)){
const err50 = {instancePath:instancePath+"/controller/syncPeriodSeconds",schemaPath:"#/properties/controller/properties/syncPeriodSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema6.properties.controller.properties.syncPeriodSeconds,data:data34};
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
const err51 = {instancePath:instancePath+"/controller/syncPeriodSeconds",schemaPath:"#/properties/controller/properties/syncPeriodSeconds/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema6.properties.controller.properties.syncPeriodSeconds.type,parentSchema:schema6.properties.controller.properties.syncPeriodSeconds,data:data34};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data32.tolerance !== undefined){
let data35 = data32.tolerance;
if((typeof data35 == "number") && (isFinite(data35))){
if(data35 > 1000 || isNaN(data35)){
const err52 = {instancePath:instancePath+"/controller/tolerance",schemaPath:"#/properties/controller/properties/tolerance/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000",schema:1000,parentSchema:schema6.properties.controller.properties.tolerance,data:data35};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
if(data35 < 0 || isNaN(data35)){
const err53 = {instancePath:instancePath+"/controller/tolerance",schemaPath:"#/properties/controller/properties/tolerance/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema6.properties.controller.properties.tolerance,data:data35};
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
const err54 = {instancePath:instancePath+"/controller/tolerance",schemaPath:"#/properties/controller/properties/tolerance/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema6.properties.controller.properties.tolerance.type,parentSchema:schema6.properties.controller.properties.tolerance,data:data35};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data32.downscaleStabilizationSeconds !== undefined){
let data36 = data32.downscaleStabilizationSeconds;
if((typeof data36 == "number") && (isFinite(data36))){
if(data36 > 86400 || isNaN(data36)){
const err55 = {instancePath:instancePath+"/controller/downscaleStabilizationSeconds",schemaPath:"#/properties/controller/properties/downscaleStabilizationSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400},message:"must be <= 86400",schema:86400,parentSchema:schema6.properties.controller.properties.downscaleStabilizationSeconds,data:data36};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
if(data36 < 0 || isNaN(data36)){
const err56 = {instancePath:instancePath+"/controller/downscaleStabilizationSeconds",schemaPath:"#/properties/controller/properties/downscaleStabilizationSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema6.properties.controller.properties.downscaleStabilizationSeconds,data:data36};
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
const err57 = {instancePath:instancePath+"/controller/downscaleStabilizationSeconds",schemaPath:"#/properties/controller/properties/downscaleStabilizationSeconds/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema6.properties.controller.properties.downscaleStabilizationSeconds.type,parentSchema:schema6.properties.controller.properties.downscaleStabilizationSeconds,data:data36};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data32.cpuInitializationPeriodSeconds !== undefined){
let data37 = data32.cpuInitializationPeriodSeconds;
if((typeof data37 == "number") && (isFinite(data37))){
if(data37 > 86400 || isNaN(data37)){
const err58 = {instancePath:instancePath+"/controller/cpuInitializationPeriodSeconds",schemaPath:"#/properties/controller/properties/cpuInitializationPeriodSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400},message:"must be <= 86400",schema:86400,parentSchema:schema6.properties.controller.properties.cpuInitializationPeriodSeconds,data:data37};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
if(data37 < 0 || isNaN(data37)){
const err59 = {instancePath:instancePath+"/controller/cpuInitializationPeriodSeconds",schemaPath:"#/properties/controller/properties/cpuInitializationPeriodSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema6.properties.controller.properties.cpuInitializationPeriodSeconds,data:data37};
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
const err60 = {instancePath:instancePath+"/controller/cpuInitializationPeriodSeconds",schemaPath:"#/properties/controller/properties/cpuInitializationPeriodSeconds/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema6.properties.controller.properties.cpuInitializationPeriodSeconds.type,parentSchema:schema6.properties.controller.properties.cpuInitializationPeriodSeconds,data:data37};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data32.initialReadinessDelaySeconds !== undefined){
let data38 = data32.initialReadinessDelaySeconds;
if((typeof data38 == "number") && (isFinite(data38))){
if(data38 > 86400 || isNaN(data38)){
const err61 = {instancePath:instancePath+"/controller/initialReadinessDelaySeconds",schemaPath:"#/properties/controller/properties/initialReadinessDelaySeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400},message:"must be <= 86400",schema:86400,parentSchema:schema6.properties.controller.properties.initialReadinessDelaySeconds,data:data38};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
if(data38 < 0 || isNaN(data38)){
const err62 = {instancePath:instancePath+"/controller/initialReadinessDelaySeconds",schemaPath:"#/properties/controller/properties/initialReadinessDelaySeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema6.properties.controller.properties.initialReadinessDelaySeconds,data:data38};
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
const err63 = {instancePath:instancePath+"/controller/initialReadinessDelaySeconds",schemaPath:"#/properties/controller/properties/initialReadinessDelaySeconds/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema6.properties.controller.properties.initialReadinessDelaySeconds.type,parentSchema:schema6.properties.controller.properties.initialReadinessDelaySeconds,data:data38};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data32.featureGates !== undefined){
let data39 = data32.featureGates;
if(data39 && typeof data39 == "object" && !Array.isArray(data39)){
for(const key6 in data39){
let data40 = data39[key6];
if(typeof data40 !== "boolean"){
const err64 = {instancePath:instancePath+"/controller/featureGates/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/controller/properties/featureGates/additionalProperties/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema6.properties.controller.properties.featureGates.additionalProperties.type,parentSchema:schema6.properties.controller.properties.featureGates.additionalProperties,data:data40};
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
const err65 = {instancePath:instancePath+"/controller/featureGates",schemaPath:"#/properties/controller/properties/featureGates/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema6.properties.controller.properties.featureGates.type,parentSchema:schema6.properties.controller.properties.featureGates,data:data39};
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
const err66 = {instancePath:instancePath+"/controller",schemaPath:"#/properties/controller/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema6.properties.controller.type,parentSchema:schema6.properties.controller,data:data32};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
if(data.initialReplicas !== undefined){
let data41 = data.initialReplicas;
if(!(((typeof data41 == "number") && (!(data41 % 1) && !isNaN(data41))) && (isFinite(data41)))){
const err67 = {instancePath:instancePath+"/initialReplicas",schemaPath:"#/properties/initialReplicas/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema6.properties.initialReplicas.type,parentSchema:schema6.properties.initialReplicas,data:data41};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
if((typeof data41 == "number") && (isFinite(data41))){
if(data41 > 150000 || isNaN(data41)){
const err68 = {instancePath:instancePath+"/initialReplicas",schemaPath:"#/properties/initialReplicas/maximum",keyword:"maximum",params:{comparison: "<=", limit: 150000},message:"must be <= 150000",schema:150000,parentSchema:schema6.properties.initialReplicas,data:data41};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
if(data41 < 0 || isNaN(data41)){
const err69 = {instancePath:instancePath+"/initialReplicas",schemaPath:"#/properties/initialReplicas/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema6.properties.initialReplicas,data:data41};
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
if(data.events !== undefined){
let data42 = data.events;
if(Array.isArray(data42)){
if(data42.length > 10000){
const err70 = {instancePath:instancePath+"/events",schemaPath:"#/properties/events/maxItems",keyword:"maxItems",params:{limit: 10000},message:"must NOT have more than 10000 items",schema:10000,parentSchema:schema6.properties.events,data:data42};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
const len2 = data42.length;
for(let i2=0; i2<len2; i2++){
if(!(validate53(data42[i2], {instancePath:instancePath+"/events/" + i2,parentData:data42,parentDataProperty:i2,rootData}))){
vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
errors = vErrors.length;
}
}
}
else {
const err71 = {instancePath:instancePath+"/events",schemaPath:"#/properties/events/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema6.properties.events.type,parentSchema:schema6.properties.events,data:data42};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
if(data.slo !== undefined){
let data44 = data.slo;
if(data44 && typeof data44 == "object" && !Array.isArray(data44)){
if(Object.keys(data44).length < 1){
const err72 = {instancePath:instancePath+"/slo",schemaPath:"#/properties/slo/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema6.properties.slo,data:data44};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
for(const key7 in data44){
if(!((key7 === "latencySeconds") || (key7 === "failureRatio"))){
const err73 = {instancePath:instancePath+"/slo",schemaPath:"#/properties/slo/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties",schema:false,parentSchema:schema6.properties.slo,data:data44};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
if(data44.latencySeconds !== undefined){
let data45 = data44.latencySeconds;
if((typeof data45 == "number") && (isFinite(data45))){
if(data45 > 31622400 || isNaN(data45)){
const err74 = {instancePath:instancePath+"/slo/latencySeconds",schemaPath:"#/properties/slo/properties/latencySeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 31622400},message:"must be <= 31622400",schema:31622400,parentSchema:schema6.properties.slo.properties.latencySeconds,data:data45};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
if(data45 <= 0 || isNaN(data45)){
const err75 = {instancePath:instancePath+"/slo/latencySeconds",schemaPath:"#/properties/slo/properties/latencySeconds/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0",schema:0,parentSchema:schema6.properties.slo.properties.latencySeconds,data:data45};
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
const err76 = {instancePath:instancePath+"/slo/latencySeconds",schemaPath:"#/properties/slo/properties/latencySeconds/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema6.properties.slo.properties.latencySeconds.type,parentSchema:schema6.properties.slo.properties.latencySeconds,data:data45};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
if(data44.failureRatio !== undefined){
let data46 = data44.failureRatio;
if((typeof data46 == "number") && (isFinite(data46))){
if(data46 > 1 || isNaN(data46)){
const err77 = {instancePath:instancePath+"/slo/failureRatio",schemaPath:"#/properties/slo/properties/failureRatio/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1",schema:1,parentSchema:schema6.properties.slo.properties.failureRatio,data:data46};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
if(data46 < 0 || isNaN(data46)){
const err78 = {instancePath:instancePath+"/slo/failureRatio",schemaPath:"#/properties/slo/properties/failureRatio/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema6.properties.slo.properties.failureRatio,data:data46};
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
const err79 = {instancePath:instancePath+"/slo/failureRatio",schemaPath:"#/properties/slo/properties/failureRatio/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema6.properties.slo.properties.failureRatio.type,parentSchema:schema6.properties.slo.properties.failureRatio,data:data46};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
}
else {
const err80 = {instancePath:instancePath+"/slo",schemaPath:"#/properties/slo/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema6.properties.slo.type,parentSchema:schema6.properties.slo,data:data44};
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
const err81 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema6.type,parentSchema:schema6,data};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}
