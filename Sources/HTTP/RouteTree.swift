/// The segments of all routes, apart from what stands there, so that matching is the same code for every router.
@usableFromInline struct RouteTree: Sendable {
    /// What stands at a path.
    @usableFromInline struct Node: Sendable {
        fileprivate var literals: [(segment: String, node: Int)] = []
        fileprivate var variable: Int?
        /// The methods that the path takes, and the number of each one's endpoint.
        @usableFromInline var endpoints: [(method: Method, number: Int)] = []
    }

    @usableFromInline private(set) var nodes = [Node()]

    init() {}

    /// Mounts the endpoint of a number.
    mutating func add(_ method: Method, _ pattern: String, number: Int) {
        var current = 0
        let parts = pattern == "/" ? [] : pattern.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        for part in parts {
            current = part.hasPrefix("{") ? variableChild(of: current) : literalChild(of: current, String(part))
        }
        nodes[current].endpoints.append((method, number))
    }

    /// The node of a path that has endpoints; variable segments are appended to the parameters.
    @usableFromInline
    func find(_ segments: [String], _ parameters: inout [String]) -> Int? {
        find(0, segments, at: 0, &parameters)
    }

    /// The methods that a path takes, HEAD and OPTIONS included, in the order of `Method`.
    @usableFromInline
    func allowed(at node: Int) -> [Method] {
        let methods = nodes[node].endpoints.map(\.method)
        return Method.allCases.filter { method in
            switch method {
            case .head: methods.contains(.get)
            case .options: true
            default: methods.contains(method)
            }
        }
    }

    private func find(_ node: Int, _ segments: [String], at place: Int, _ parameters: inout [String]) -> Int? {
        guard place < segments.count else { return nodes[node].endpoints.isEmpty ? nil : node }
        let segment = segments[place]
        // By index: a loop over the elements would retain their array.
        for literal in nodes[node].literals.indices where nodes[node].literals[literal].segment == segment {
            if let found = find(nodes[node].literals[literal].node, segments, at: place + 1, &parameters) {
                return found
            }
        }
        guard let variable = nodes[node].variable, !segment.isEmpty else { return nil }
        parameters.append(segment)
        if let found = find(variable, segments, at: place + 1, &parameters) { return found }
        parameters.removeLast()
        return nil
    }

    private mutating func literalChild(of node: Int, _ segment: String) -> Int {
        if let child = nodes[node].literals.first(where: { $0.segment == segment }) { return child.node }
        nodes.append(Node())
        nodes[node].literals.append((segment, nodes.count - 1))
        return nodes.count - 1
    }

    private mutating func variableChild(of node: Int) -> Int {
        if let child = nodes[node].variable { return child }
        nodes.append(Node())
        nodes[node].variable = nodes.count - 1
        return nodes.count - 1
    }
}
