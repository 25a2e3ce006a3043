package oracle

import (
	"context"
	"encoding/json"

	autoscalingv2 "k8s.io/api/autoscaling/v2"
	"k8s.io/apimachinery/pkg/util/validation/field"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	"k8s.io/kubernetes/pkg/apis/autoscaling"
	_ "k8s.io/kubernetes/pkg/apis/autoscaling/install" // registers the versions with the scheme
	registry "k8s.io/kubernetes/pkg/registry/autoscaling/horizontalpodautoscaler"
)

// store does to an autoscaler what the API server does before it keeps it: defaulting, dropping of disabled fields,
// validation, and the canonical form of quantities.
func store(given, old *autoscalingv2.HorizontalPodAutoscaler) (*autoscalingv2.HorizontalPodAutoscaler, field.ErrorList) {
	defaulted := given.DeepCopy()
	legacyscheme.Scheme.Default(defaulted)
	internal := toInternal(defaulted)
	var faults field.ErrorList
	if old == nil {
		registry.Strategy.PrepareForCreate(context.Background(), internal)
		faults = registry.Strategy.Validate(context.Background(), internal)
	} else {
		before := toInternal(old)
		registry.Strategy.PrepareForUpdate(context.Background(), internal, before)
		faults = registry.Strategy.ValidateUpdate(context.Background(), internal, before)
	}
	if len(faults) > 0 {
		return nil, faults
	}
	external := &autoscalingv2.HorizontalPodAutoscaler{}
	must(legacyscheme.Scheme.Convert(internal, external, nil))
	return canonical(external), nil
}

func toInternal(hpa *autoscalingv2.HorizontalPodAutoscaler) *autoscaling.HorizontalPodAutoscaler {
	internal := &autoscaling.HorizontalPodAutoscaler{}
	must(legacyscheme.Scheme.Convert(hpa.DeepCopy(), internal, nil))
	return internal
}

func canonical(hpa *autoscalingv2.HorizontalPodAutoscaler) *autoscalingv2.HorizontalPodAutoscaler {
	text, err := json.Marshal(hpa)
	must(err)
	stored := &autoscalingv2.HorizontalPodAutoscaler{}
	must(json.Unmarshal(text, stored))
	return stored
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
