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

    @usableFromInline private(set) var tree = RouteTree()
    @usableFromInline private(set) var endpoints: [Endpoint] = []

    public init() {}

    /// Mounts an endpoint.
    /// - Parameter pattern: such as `/v2/users/{id}/tweets`; a segment in braces matches any one non-empty segment. A
    ///   final `/` matches only a path that ends in one.
    public mutating func add(_ method: Method, _ pattern: String, _ endpoint: Endpoint) {
        tree.add(method, pattern, number: endpoints.count)
        endpoints.append(endpoint)
    }

    /// - Parameter segments: a request's decoded segments.
    @inlinable
    public func match(_ method: Method, _ segments: [String]) -> Match {
        var parameters: [String] = []
        guard let found = tree.find(segments, &parameters) else { return .nothing }
        let wanted = method == .head ? .get : method
        for place in tree.nodes[found].endpoints.indices where tree.nodes[found].endpoints[place].method == wanted {
            return .found(endpoints[tree.nodes[found].endpoints[place].number], parameters: parameters)
        }
        return .otherMethods(allowed: tree.allowed(at: found))
    }
}
