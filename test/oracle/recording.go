package oracle

import (
	"encoding/json"
	"time"

	autoscalingv2 "k8s.io/api/autoscaling/v2"
	v1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	custommetrics "k8s.io/metrics/pkg/apis/custom_metrics/v1beta2"
	externalmetrics "k8s.io/metrics/pkg/apis/external_metrics/v1beta1"
	resourcemetrics "k8s.io/metrics/pkg/apis/metrics/v1beta1"
)

// line is any line of a recording; its kind says which fields it has.
type line struct {
	Kind       string                                 `json:"kind"`
	Autoscaler *autoscalingv2.HorizontalPodAutoscaler `json:"autoscaler"`
	Controller controllerSettings                     `json:"controller"`
	Time       time.Time                              `json:"time"`
	Spec       json.RawMessage                        `json:"spec"`
	observation
}

type controllerSettings struct {
	Tolerance                      *float64        `json:"tolerance"`
	DownscaleStabilizationSeconds  *float64        `json:"downscaleStabilizationSeconds"`
	CPUInitializationPeriodSeconds *float64        `json:"cpuInitializationPeriodSeconds"`
	InitialReadinessDelaySeconds   *float64        `json:"initialReadinessDelaySeconds"`
	FeatureGates                   map[string]bool `json:"featureGates"`
}

type observation struct {
	Target struct {
		Replicas       *int32  `json:"replicas"`
		StatusReplicas *int32  `json:"statusReplicas"`
		Selector       *string `json:"selector"`
	} `json:"target"`
	Pods             []v1.Pod                                                `json:"pods"`
	PodMetrics       *answer[resourcemetrics.PodMetrics]                     `json:"podMetrics"`
	PodCustomMetrics map[string]*answer[custommetrics.MetricValue]           `json:"podCustomMetrics"`
	ExternalMetrics  map[string]*answer[externalmetrics.ExternalMetricValue] `json:"externalMetrics"`
	ObjectMetrics    map[string]*objectAnswer                                `json:"objectMetrics"`
	OtherAutoscalers []struct {
		Name     string `json:"name"`
		Selector string `json:"selector"`
	} `json:"otherAutoscalers"`
	Failures struct {
		GetScale     *string `json:"getScale"`
		UpdateScale  *string `json:"updateScale"`
		UpdateStatus *string `json:"updateStatus"`
	} `json:"failures"`
}

// answer is a metrics API's list, or the text of its failure.
type answer[T any] struct {
	Error *string `json:"error"`
	Items []T     `json:"items"`
}

type objectAnswer struct {
	Error *string           `json:"error"`
	Value resource.Quantity `json:"value"`
}

// decision is what the controller did at one observation.
type decision struct {
	Kind            string                       `json:"kind"`
	Time            time.Time                    `json:"time"`
	CurrentReplicas int32                        `json:"currentReplicas"`
	DesiredReplicas int32                        `json:"desiredReplicas"`
	TargetReplicas  int32                        `json:"targetReplicas"`
	Conditions      []condition                  `json:"conditions"`
	CurrentMetrics  []autoscalingv2.MetricStatus `json:"currentMetrics"`
	Events          []event                      `json:"events"`
}

type condition struct {
	Type    string `json:"type"`
	Status  string `json:"status"`
	Reason  string `json:"reason"`
	Message string `json:"message"`
}

type event struct {
	Type    string `json:"type"`
	Reason  string `json:"reason"`
	Message string `json:"message"`
}

// refusal says that the API server would not have stored the autoscaler.
type refusal struct {
	Kind   string   `json:"kind"`
	Fields []string `json:"fields"`
	Errors []string `json:"errors"`
}
