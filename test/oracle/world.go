package oracle

import (
	"context"
	"reflect"
	"sort"
	"strings"
	"time"
	"unsafe"

	autoscalingv2 "k8s.io/api/autoscaling/v2"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	utilfeature "k8s.io/apiserver/pkg/util/feature"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/cache"
	"k8s.io/kubernetes/pkg/controller/podautoscaler"
	metricsclient "k8s.io/kubernetes/pkg/controller/podautoscaler/metrics"
)

// world is one recording's cluster: the autoscaler, its target, the pods, and the controller that looks after them.
type world struct {
	settings       controllerSettings
	hpa            *autoscalingv2.HorizontalPodAutoscaler
	replicas       int32
	statusReplicas int32
	selector       string
	seen           *observation
	labels         map[string]map[string]string
	rivals         map[string]string
	isRival        bool
	events         []event

	controller *podautoscaler.HorizontalController
	pods       cache.Indexer
	stop       func()
}

// start makes a controller without memory, as a restart does.
func (w *world) start() {
	w.end()
	ctx, cancel := context.WithCancel(context.Background())
	factory := informers.NewSharedInformerFactory(kubernetes.Interface(nil), 0)
	pods := factory.Core().V1().Pods()
	metrics := metricsclient.NewRESTMetricsClient(podMetrics{world: w}, customMetrics{w}, externalMetrics{w})
	w.controller = newController(ctx, parts{
		scales:      scales{world: w},
		autoscalers: autoscalers{world: w},
		mapper:      mapper{},
		metrics:     metrics,
		hpas:        factory.Autoscaling().V2().HorizontalPodAutoscalers(),
		pods:        pods,
		window:      seconds(w.settings.DownscaleStabilizationSeconds, 300),
		tolerance:   orDefault(w.settings.Tolerance, 0.1),
		cpuPeriod:   seconds(w.settings.CPUInitializationPeriodSeconds, 300),
		readyDelay:  seconds(w.settings.InitialReadinessDelaySeconds, 30),
	})
	replaceRecorder(w.controller, recorder{w})
	w.pods = pods.Informer().GetIndexer()
	enqueueHPA(w.controller, w.hpa)
	rivals := w.rivals
	w.rivals = map[string]string{}
	for name := range rivals {
		w.meetRival(name)
	}
	controller := w.controller
	w.stop = func() {
		cancel()
		controller.Run(ctx, 1) // Cancelled, so that it only shuts its queue down.
	}
}

// end stops the controller. Its goroutines are gone when their timers have run out, a second later at most.
func (w *world) end() {
	if w.stop != nil {
		w.stop()
		w.stop = nil
	}
}

// observe runs one sync.
func (w *world) observe(l *line) decision {
	w.seen = &l.observation
	w.events = nil
	if l.Target.Replicas != nil {
		w.replicas = *l.Target.Replicas
	}
	if l.Target.StatusReplicas != nil {
		w.statusReplicas = *l.Target.StatusReplicas
	}
	if l.Target.Selector != nil {
		w.selector = *l.Target.Selector
	}
	w.showPods()
	w.runRivals()
	// The error is only logged by the controller's queue.
	_ = reconcileAutoscaler(w.controller, context.Background(), w.hpa, w.hpa.Namespace+"/"+w.hpa.Name)
	return w.decision(l.Time)
}

func (w *world) showPods() {
	w.labels = map[string]map[string]string{}
	list := make([]interface{}, 0, len(w.seen.Pods))
	for i := range w.seen.Pods {
		pod := &w.seen.Pods[i]
		pod.Namespace = w.hpa.Namespace
		w.labels[pod.Name] = pod.Labels
		if pod.Labels == nil {
			w.labels[pod.Name] = map[string]string{}
		}
		list = append(list, pod)
	}
	must(w.pods.Replace(list, ""))
}

// runRivals lets the other autoscalers register their selectors, and forgets those that are gone.
func (w *world) runRivals() {
	present := map[string]string{}
	for _, other := range w.seen.OtherAutoscalers {
		present[other.Name] = other.Selector
	}
	for name := range w.rivals {
		if _, ok := present[name]; !ok {
			deleteHPA(w.controller, w.rival(name))
			delete(w.rivals, name)
		}
	}
	for name, selector := range present {
		if _, ok := w.rivals[name]; !ok {
			w.meetRival(name)
		}
		w.rivals[name] = selector
	}
	w.isRival = true
	for name := range w.rivals {
		_ = reconcileAutoscaler(w.controller, context.Background(), w.rival(name), w.hpa.Namespace+"/"+name)
	}
	w.isRival = false
}

func (w *world) meetRival(name string) {
	w.rivals[name] = ""
	enqueueHPA(w.controller, w.rival(name))
}

func (w *world) rival(name string) *autoscalingv2.HorizontalPodAutoscaler {
	return &autoscalingv2.HorizontalPodAutoscaler{
		ObjectMeta: metav1.ObjectMeta{Name: name, Namespace: w.hpa.Namespace},
		Spec: autoscalingv2.HorizontalPodAutoscalerSpec{
			ScaleTargetRef: autoscalingv2.CrossVersionObjectReference{APIVersion: "apps/v1", Kind: "Deployment", Name: name},
			MaxReplicas:    10,
		},
	}
}

func (w *world) decision(at time.Time) decision {
	status := w.hpa.Status
	made := decision{
		Kind: "Decision", Time: at,
		CurrentReplicas: status.CurrentReplicas,
		DesiredReplicas: status.DesiredReplicas,
		TargetReplicas:  w.replicas,
		Conditions:      []condition{},
		CurrentMetrics:  status.CurrentMetrics,
		Events:          w.events,
	}
	for _, c := range status.Conditions {
		made.Conditions = append(made.Conditions, condition{
			Type: string(c.Type), Status: string(c.Status), Reason: c.Reason, Message: sorted(c.Message),
		})
	}
	for i := range made.Events {
		made.Events[i].Message = sorted(made.Events[i].Message)
	}
	if made.CurrentMetrics == nil {
		made.CurrentMetrics = []autoscalingv2.MetricStatus{}
	}
	if made.Events == nil {
		made.Events = []event{}
	}
	return made
}

// sorted puts the keys of other autoscalers in order: upstream prints them in that of a map, which is random.
func sorted(message string) string {
	start, end := strings.LastIndex(message, "["), strings.LastIndex(message, "]")
	if !strings.HasPrefix(message, "pods by selector") || start < 0 || end < start {
		return message
	}
	keys := strings.Split(message[start+1:end], " ")
	sort.Strings(keys)
	return message[:start+1] + strings.Join(keys, " ") + message[end:]
}

// change stores a new spec, as an edit of the autoscaler does.
func (w *world) change(edited *autoscalingv2.HorizontalPodAutoscaler) []string {
	status := w.hpa.Status
	edited.ResourceVersion, edited.Generation = w.hpa.ResourceVersion, w.hpa.Generation
	stored, faults := store(edited, w.hpa)
	if len(faults) > 0 {
		return []string{faults.ToAggregate().Error()}
	}
	stored.Status = status
	stored.Generation = w.hpa.Generation + 1
	w.hpa = stored
	return nil
}

// replaceRecorder puts a recorder in the place of the one that the controller made, which drops and merges events.
func replaceRecorder(c *podautoscaler.HorizontalController, with interface{}) {
	field := reflect.ValueOf(c).Elem().FieldByName("eventRecorder")
	reflect.NewAt(field.Type(), unsafe.Pointer(field.UnsafeAddr())).Elem().Set(reflect.ValueOf(with))
}

// setGates sets the feature gates of a recording and returns what sets them back. Gates of other versions stay out.
func setGates(gates map[string]bool) func() {
	before, wanted := map[string]bool{}, map[string]bool{}
	for feature := range utilfeature.DefaultMutableFeatureGate.GetAll() {
		if value, ok := gates[string(feature)]; ok {
			before[string(feature)] = utilfeature.DefaultFeatureGate.Enabled(feature)
			wanted[string(feature)] = value
		}
	}
	must(utilfeature.DefaultMutableFeatureGate.SetFromMap(wanted))
	return func() { must(utilfeature.DefaultMutableFeatureGate.SetFromMap(before)) }
}

func seconds(given *float64, byDefault float64) time.Duration {
	return time.Duration(orDefault(given, byDefault) * float64(time.Second))
}

func orDefault(given *float64, byDefault float64) float64 {
	if given == nil {
		return byDefault
	}
	return *given
}
