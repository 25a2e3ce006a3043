package oracle

import (
	"context"
	"errors"
	"fmt"
	"strings"

	autoscalingv1 "k8s.io/api/autoscaling/v1"
	autoscalingv2 "k8s.io/api/autoscaling/v2"
	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	typedautoscaling "k8s.io/client-go/kubernetes/typed/autoscaling/v2"
	"k8s.io/client-go/scale"
	custommetrics "k8s.io/metrics/pkg/apis/custom_metrics/v1beta2"
	externalmetrics "k8s.io/metrics/pkg/apis/external_metrics/v1beta1"
	resourcemetrics "k8s.io/metrics/pkg/apis/metrics/v1beta1"
	resourceclient "k8s.io/metrics/pkg/client/clientset/versioned/typed/metrics/v1beta1"
	customclient "k8s.io/metrics/pkg/client/custom_metrics"
	externalclient "k8s.io/metrics/pkg/client/external_metrics"
)

// notRecorded is the text of a metric source that an observation does not have.
var notRecorded = errors.New("not recorded")

// mapper knows every kind.
type mapper struct{ meta.RESTMapper }

func (mapper) RESTMappings(gk schema.GroupKind, _ ...string) ([]*meta.RESTMapping, error) {
	resource := schema.GroupVersionResource{Group: gk.Group, Version: "v1", Resource: strings.ToLower(gk.Kind) + "s"}
	return []*meta.RESTMapping{{Resource: resource, GroupVersionKind: gk.WithVersion("v1")}}, nil
}

// scales gives and takes the target's scale.
type scales struct {
	scale.ScaleInterface
	world *world
}

func (s scales) Scales(string) scale.ScaleInterface { return s }

func (s scales) Get(_ context.Context, _ schema.GroupResource, name string, _ metav1.GetOptions) (*autoscalingv1.Scale, error) {
	if rival, ok := s.world.rivals[name]; ok {
		return &autoscalingv1.Scale{
			Spec:   autoscalingv1.ScaleSpec{Replicas: 1},
			Status: autoscalingv1.ScaleStatus{Replicas: 1, Selector: rival},
		}, nil
	}
	if text := s.world.seen.Failures.GetScale; text != nil {
		return nil, errors.New(*text)
	}
	return &autoscalingv1.Scale{
		Spec:   autoscalingv1.ScaleSpec{Replicas: s.world.replicas},
		Status: autoscalingv1.ScaleStatus{Replicas: s.world.statusReplicas, Selector: s.world.selector},
	}, nil
}

func (s scales) Update(_ context.Context, _ schema.GroupResource, written *autoscalingv1.Scale, _ metav1.UpdateOptions) (*autoscalingv1.Scale, error) {
	if s.world.isRival {
		return written, nil
	}
	if text := s.world.seen.Failures.UpdateScale; text != nil {
		return nil, errors.New(*text)
	}
	s.world.replicas = written.Spec.Replicas
	return written, nil
}

// autoscalers takes the autoscaler's status.
type autoscalers struct {
	typedautoscaling.HorizontalPodAutoscalerInterface
	world *world
}

func (a autoscalers) HorizontalPodAutoscalers(string) typedautoscaling.HorizontalPodAutoscalerInterface {
	return a
}

func (a autoscalers) UpdateStatus(_ context.Context, hpa *autoscalingv2.HorizontalPodAutoscaler, _ metav1.UpdateOptions) (*autoscalingv2.HorizontalPodAutoscaler, error) {
	if a.world.isRival {
		return hpa, nil
	}
	if text := a.world.seen.Failures.UpdateStatus; text != nil {
		return nil, errors.New(*text)
	}
	a.world.hpa.Status = *hpa.Status.DeepCopy()
	return hpa, nil
}

// podMetrics answers for the resource metrics API.
type podMetrics struct {
	resourceclient.PodMetricsInterface
	world *world
}

func (p podMetrics) PodMetricses(string) resourceclient.PodMetricsInterface { return p }

func (p podMetrics) List(_ context.Context, options metav1.ListOptions) (*resourcemetrics.PodMetricsList, error) {
	items, err := itemsOf(p.world.seen.PodMetrics)
	if err != nil {
		return nil, err
	}
	selector, err := labels.Parse(options.LabelSelector)
	if err != nil {
		return nil, err
	}
	list := &resourcemetrics.PodMetricsList{}
	for _, item := range items {
		if item.Labels == nil {
			item.Labels = p.world.labels[item.Name]
		}
		if selector.Matches(labels.Set(item.Labels)) {
			item.Namespace = p.world.hpa.Namespace
			list.Items = append(list.Items, item)
		}
	}
	return list, nil
}

// customMetrics answers for the custom metrics API.
type customMetrics struct{ world *world }

func (c customMetrics) RootScopedMetrics() customclient.MetricsInterface { return c }

func (c customMetrics) NamespacedMetrics(string) customclient.MetricsInterface { return c }

func (c customMetrics) GetForObject(kind schema.GroupKind, name, metric string, _ labels.Selector) (*custommetrics.MetricValue, error) {
	found, ok := c.world.seen.ObjectMetrics[fmt.Sprintf("%s/%s/%s", kind.Kind, name, metric)]
	if !ok {
		return nil, notRecorded
	}
	if found.Error != nil {
		return nil, errors.New(*found.Error)
	}
	return &custommetrics.MetricValue{Value: found.Value}, nil
}

func (c customMetrics) GetForObjects(_ schema.GroupKind, selector labels.Selector, metric string, _ labels.Selector) (*custommetrics.MetricValueList, error) {
	items, err := itemsOf(c.world.seen.PodCustomMetrics[metric])
	if err != nil {
		return nil, err
	}
	list := &custommetrics.MetricValueList{}
	for _, item := range items {
		if set, known := c.world.labels[item.DescribedObject.Name]; !known || selector.Matches(labels.Set(set)) {
			list.Items = append(list.Items, item)
		}
	}
	return list, nil
}

// externalMetrics answers for the external metrics API.
type externalMetrics struct{ world *world }

func (e externalMetrics) NamespacedMetrics(string) externalclient.MetricsInterface { return e }

func (e externalMetrics) List(metric string, selector labels.Selector) (*externalmetrics.ExternalMetricValueList, error) {
	items, err := itemsOf(e.world.seen.ExternalMetrics[metric])
	if err != nil {
		return nil, err
	}
	// An absent selector travels as an empty one.
	asked, err := labels.Parse(selector.String())
	if err != nil {
		return nil, err
	}
	list := &externalmetrics.ExternalMetricValueList{}
	for _, item := range items {
		if item.MetricLabels == nil || asked.Matches(labels.Set(item.MetricLabels)) {
			list.Items = append(list.Items, item)
		}
	}
	return list, nil
}

func itemsOf[T any](from *answer[T]) ([]T, error) {
	if from == nil {
		return nil, notRecorded
	}
	if from.Error != nil {
		return nil, errors.New(*from.Error)
	}
	return from.Items, nil
}

// recorder keeps each event as if it were the first of its kind: no aggregation, no rate limit.
type recorder struct{ world *world }

func (r recorder) Event(_ runtime.Object, kind, reason, message string) {
	if !r.world.isRival {
		r.world.events = append(r.world.events, event{Type: kind, Reason: reason, Message: message})
	}
}

func (r recorder) Eventf(object runtime.Object, kind, reason, format string, args ...interface{}) {
	r.Event(object, kind, reason, fmt.Sprintf(format, args...))
}

func (r recorder) AnnotatedEventf(object runtime.Object, _ map[string]string, kind, reason, format string, args ...interface{}) {
	r.Eventf(object, kind, reason, format, args...)
}
