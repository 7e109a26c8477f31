internal import CoreMetrics
internal import Synchronization

/// The instruments of swift-metrics, one for each metric of the table that is measured with one.
///
/// What is not in the table gets an instrument that measures nothing, so that the number of metrics is bounded. It is
/// handed to whoever measures; the process has no global one.
final class Registry: MetricsFactory {
    private enum Instrument {
        case counter(CounterInstrument)
        case gauge(GaugeInstrument)
        case timer(TimerInstrument)
    }

    private let instruments = Mutex<[Metric: Instrument]>([:])

    /// Writes a metric where something measures it.
    func write(_ metric: Metric, to text: inout PrometheusText) {
        switch instruments.withLock({ $0[metric] }) {
        case .counter(let counter): text.add(metric, counter.count)
        case .gauge(let gauge): text.add(metric, gauge.value)
        case .timer(let timer):
            text.begin(metric)
            text.sample(metric, [], timer.durations)
        case nil: break
        }
    }

    func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        let counter = CounterInstrument()
        return keep(.counter(counter), label, dimensions) ? counter : NOOPMetricsHandler.instance
    }

    func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        let gauge = GaugeInstrument()
        return !aggregate && keep(.gauge(gauge), label, dimensions) ? gauge : NOOPMetricsHandler.instance
    }

    func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        let gauge = GaugeInstrument()
        return keep(.gauge(gauge), label, dimensions) ? gauge : NOOPMetricsHandler.instance
    }

    func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        let timer = TimerInstrument()
        return keep(.timer(timer), label, dimensions) ? timer : NOOPMetricsHandler.instance
    }

    // Instruments live as long as the process.
    func destroyCounter(_ handler: any CounterHandler) {}
    func destroyMeter(_ handler: any MeterHandler) {}
    func destroyRecorder(_ handler: any RecorderHandler) {}
    func destroyTimer(_ handler: any TimerHandler) {}

    private func keep(_ instrument: Instrument, _ label: String, _ dimensions: [(String, String)]) -> Bool {
        guard let metric = Metric(rawValue: label), dimensions.isEmpty else { return false }
        return instruments.withLock { instruments in
            guard instruments[metric] == nil else { return false }
            instruments[metric] = instrument
            return true
        }
    }
}
