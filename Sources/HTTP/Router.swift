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
    /// - Parameter pattern: such as `/v2/users/{id}/tweets`; a segment in braces matches any one non-empty segment. A
    ///   final `/` matches only a path that ends in one.
    public mutating func add(_ method: Method, _ pattern: String, _ endpoint: Endpoint) {
        var current = 0
        let parts = pattern == "/" ? [] : pattern.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        for part in parts {
            current = part.hasPrefix("{") ? variableChild(of: current) : literalChild(of: current, String(part))
        }
        nodes[current].endpoints.append((method, endpoint))
    }

    /// - Parameter segments: a request's decoded segments.
    public func match(_ method: Method, _ segments: [String]) -> Match {
        var parameters: [String] = []
        guard let found = find(0, segments, at: 0, &parameters) else { return .nothing }
        let wanted = method == .head ? .get : method
        for (candidate, endpoint) in nodes[found].endpoints where candidate == wanted {
            return .found(endpoint, parameters: parameters)
        }
        return .otherMethods(allowed: allowed(nodes[found].endpoints.map(\.method)))
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

    private func find(_ node: Int, _ segments: [String], at place: Int, _ parameters: inout [String]) -> Int? {
        guard place < segments.count else { return nodes[node].endpoints.isEmpty ? nil : node }
        let segment = segments[place]
        for (literal, child) in nodes[node].literals where literal == segment {
            if let found = find(child, segments, at: place + 1, &parameters) { return found }
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
