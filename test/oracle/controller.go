package oracle

import (
	"context"
	"time"

	"k8s.io/apimachinery/pkg/api/meta"
	autoscalinginformers "k8s.io/client-go/informers/autoscaling/v2"
	coreinformers "k8s.io/client-go/informers/core/v1"
	typedautoscaling "k8s.io/client-go/kubernetes/typed/autoscaling/v2"
	typedcore "k8s.io/client-go/kubernetes/typed/core/v1"
	"k8s.io/client-go/scale"
	"k8s.io/kubernetes/pkg/controller/podautoscaler"
	metricsclient "k8s.io/kubernetes/pkg/controller/podautoscaler/metrics"
)

// parts is what a controller is made of.
type parts struct {
	scales      scale.ScalesGetter
	autoscalers typedautoscaling.HorizontalPodAutoscalersGetter
	mapper      meta.RESTMapper
	metrics     metricsclient.MetricsClient
	hpas        autoscalinginformers.HorizontalPodAutoscalerInformer
	pods        coreinformers.PodInformer
	window      time.Duration
	tolerance   float64
	cpuPeriod   time.Duration
	readyDelay  time.Duration
}

// noEvents is where the recorder that is replaced would have written to.
type noEvents struct{ typedcore.EventInterface }

func (e noEvents) Events(string) typedcore.EventInterface { return e }

func newController(ctx context.Context, p parts) *podautoscaler.HorizontalController {
	return podautoscaler.NewHorizontalController(ctx, noEvents{}, p.scales, p.autoscalers, p.mapper, p.metrics, p.hpas, p.pods,
		15*time.Second, p.window, p.tolerance, p.cpuPeriod, p.readyDelay)
}
