internal import Tallies

/// Metrics in Prometheus' text format, version 0.0.4.
struct PrometheusText {
    typealias Labels = [(name: String, value: String)]

    private(set) var bytes: [UInt8] = []

    init() {
        bytes.reserveCapacity(65_536)
    }

    /// Begins a metric: its samples follow, and no others of that name anywhere else.
    mutating func begin(_ metric: Metric) {
        append("# HELP \(metric.rawValue) \(Self.escaped(metric.help))\n")
        append("# TYPE \(metric.rawValue) \(metric.kind.rawValue)\n")
    }

    /// A metric with one sample.
    mutating func add(_ metric: Metric, _ value: some BinaryInteger) {
        begin(metric)
        sample(metric, [], value)
    }

    /// A metric with one sample.
    mutating func add(_ metric: Metric, _ value: Double) {
        begin(metric)
        sample(metric, [], value)
    }

    mutating func sample(_ metric: Metric, _ labels: Labels, _ value: some BinaryInteger) {
        line(metric.rawValue, labels, String(value))
    }

    mutating func sample(_ metric: Metric, _ labels: Labels, _ value: Double) {
        line(metric.rawValue, labels, Self.text(value))
    }

    /// The samples of a distribution, in seconds.
    mutating func sample(_ metric: Metric, _ labels: Labels, _ durations: Durations) {
        var sum: UInt64 = 0
        for (place, count) in durations.counts.enumerated() {
            sum += count
            let bound =
                place < Durations.bounds.count ? Self.text(Double(Durations.bounds[place]) / 1_000_000_000) : "+Inf"
            line(metric.rawValue + "_bucket", labels + [("le", bound)], String(sum))
        }
        line(metric.rawValue + "_sum", labels, Self.text(Double(durations.nanoseconds) / 1_000_000_000))
        line(metric.rawValue + "_count", labels, String(sum))
    }

    private mutating func line(_ name: String, _ labels: Labels, _ value: String) {
        append(name)
        var mark = "{"
        for (name, text) in labels {
            append("\(mark)\(name)=\"\(Self.escaped(text, quotes: true))\"")
            mark = ","
        }
        if mark == "," { append("}") }
        append(" \(value)\n")
    }

    private mutating func append(_ text: String) {
        bytes.append(contentsOf: text.utf8)
    }

    /// The shortest digits that say the number: Swift's own, which Prometheus reads.
    private static func text(_ value: Double) -> String {
        value.isNaN ? "NaN" : value.isInfinite ? (value < 0 ? "-Inf" : "+Inf") : "\(value)"
    }

    private static func escaped(_ text: String, quotes: Bool = false) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": escaped += "\\\\"
            case "\n": escaped += "\\n"
            case "\"" where quotes: escaped += "\\\""
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
