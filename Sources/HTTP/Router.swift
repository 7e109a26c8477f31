/// Finds what stands at a path: a static segment goes before a variable one; what stands there is chosen by method.
public struct Router<Endpoint: Sendable>: Sendable {
    /// What a path and a method lead to.
    public enum Match {
        /// - parameters: the values of the variable segments, in order.
        case found(Endpoint, parameters: [String])
        /// The path is there, but not for this method.
        /// - allowed: the methods it takes, HEAD and OPTIONS included, in the order of `Method`.
        case otherMethods(allowed: [Method])
        case nothing
    }

    private struct Node: Sendable {
        var literals: [(segment: String, node: Int)] = []
        var variable: Int?
        var endpoints: [(method: Method, endpoint: Endpoint)] = []
    }

    private var nodes = [Node()]

    public init() {}

    /// Mounts an endpoint.
    /// - Parameter pattern: such as `/v2/users/{id}/tweets`; a segment in braces matches any one non-empty segment.
    public mutating func add(_ method: Method, _ pattern: String, _ endpoint: Endpoint) {
        var current = 0
        for part in pattern.split(separator: "/") {
            current = part.hasPrefix("{") ? variableChild(of: current) : literalChild(of: current, String(part))
        }
        nodes[current].endpoints.append((method, endpoint))
    }

    /// - Parameter segments: a request's decoded segments.
    public func match(_ method: Method, _ segments: [String]) -> Match {
        var parameters: [String] = []
        guard let found = find(0, segments[...], &parameters) else { return .nothing }
        let endpoints = nodes[found].endpoints
        let wanted = method == .head ? .get : method
        for (candidate, endpoint) in endpoints where candidate == wanted {
            return .found(endpoint, parameters: parameters)
        }
        return .otherMethods(allowed: allowed(endpoints.map(\.method)))
    }

    private func allowed(_ methods: [Method]) -> [Method] {
        Method.allCases.filter { method in
            switch method {
            case .head: methods.contains(.get)
            case .options: true
            default: methods.contains(method)
            }
        }
    }

    private func find(_ node: Int, _ segments: ArraySlice<String>, _ parameters: inout [String]) -> Int? {
        guard let segment = segments.first else { return nodes[node].endpoints.isEmpty ? nil : node }
        for (literal, child) in nodes[node].literals where literal == segment {
            if let found = find(child, segments.dropFirst(), &parameters) { return found }
        }
        guard let variable = nodes[node].variable, !segment.isEmpty else { return nil }
        parameters.append(segment)
        if let found = find(variable, segments.dropFirst(), &parameters) { return found }
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
