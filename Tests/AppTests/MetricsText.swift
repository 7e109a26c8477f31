import Testing

/// Prometheus' text format, read strictly: what its documentation asks for is checked while it is read.
struct MetricsText {
    struct Misprint: Error, CustomStringConvertible {
        let description: String
    }

    let text: String
    private(set) var types: [String: String] = [:]
    /// Values by name and labels, as they are written: `miniter_http_requests_total{…}`.
    private(set) var samples: [String: Double] = [:]

    init(_ text: String) throws {
        self.text = text
        var current = ""
        var helped: Set<String> = []
        guard text.isEmpty || text.last == "\n" else { throw Misprint(description: "the last line has no end") }
        for line in text.split(separator: "\n") {
            if let match = line.wholeMatch(of: /# HELP ([a-z_]+) (.+)/) {
                guard helped.insert(String(match.1)).inserted else { throw Misprint(description: "twice: \(line)") }
                current = String(match.1)
            } else if let match = line.wholeMatch(of: /# TYPE ([a-z_]+) (counter|gauge|histogram)/) {
                guard match.1 == current, types[current] == nil else { throw Misprint(description: "astray: \(line)") }
                types[current] = String(match.2)
                guard (match.2 == "counter") == current.hasSuffix("_total") else {
                    throw Misprint(description: "counters end in _total, and only they: \(line)")
                }
            } else {
                try take(line, of: current)
            }
        }
        try checkHistograms()
    }

    subscript(sample: String) -> Double? { samples[sample] }

    /// How many time series a metric has.
    func series(of name: String) -> Int {
        samples.keys.count { $0 == name || $0.hasPrefix(name + "{") }
    }

    private mutating func take(_ line: Substring, of metric: String) throws {
        let pattern = /([a-z_]+)(\{([a-z]+="([^"\\\n]|\\["\\n])*")(,[a-z]+="([^"\\\n]|\\["\\n])*")*\})? (\S+)/
        guard let match = line.wholeMatch(of: pattern), let value = Double(match.7) else {
            throw Misprint(description: "not a sample: \(line)")
        }
        let endings = types[metric] == "histogram" ? ["_bucket", "_sum", "_count"] : [""]
        guard endings.contains(where: { match.1 == metric + $0 }) else {
            throw Misprint(description: "not of \(metric): \(line)")
        }
        let key = String(match.1) + (match.2 ?? "")
        guard samples.updateValue(value, forKey: key) == nil else { throw Misprint(description: "twice: \(line)") }
    }

    private func checkHistograms() throws {
        for (name, type) in types where type == "histogram" {
            let buckets = samples.keys.filter { $0.hasPrefix(name + "_bucket{") }
            let groups = Dictionary(grouping: buckets) { $0.replacing(/,?le="[^"]*"/, with: "") }
            for (group, keys) in groups {
                let sorted = try keys.map { key in
                    guard let bound = key.firstMatch(of: /le="([^"]*)"/).flatMap({ Double($0.1) }),
                        let count = samples[key]
                    else { throw Misprint(description: "no bound: \(key)") }
                    return (bound, count)
                }.sorted { $0.0 < $1.0 }
                let counts = sorted.map(\.1)
                let labels = group.dropFirst((name + "_bucket").count)
                let total = samples["\(name)_count\(labels == "{}" ? "" : labels)"]
                guard counts == counts.sorted(), sorted.last?.0 == .infinity, counts.last == total else {
                    throw Misprint(description: "not a histogram: \(group)")
                }
            }
        }
    }
}
