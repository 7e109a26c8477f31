internal import HTTP

/// Which resources are served on which hosts. A host that is not named here serves everything.
public struct ServiceHosts: Equatable, Sendable {
    /// By host name, in lower case and without a port.
    public let resources: [String: Set<Resource>]

    /// - Parameter resources: by host name, in any case and without a port; each at least one.
    public init(_ resources: [String: Set<Resource>] = [:]) {
        self.resources = Dictionary(resources.map { ($0.lowercased(), $1) }) { $0.union($1) }
    }

    /// Whether a host serves a path: of a service's host its resources, with and without a version, and the pictures
    /// that they name; not the paths of contracts without resources.
    /// - Parameters:
    ///   - host: as the request names it; nil where it does not.
    ///   - segments: of the path.
    ///   - prefixes: what the contracts' paths may begin with, such as `/v2`.
    func serve(_ segments: [String], on host: String?, under prefixes: [String]) -> Bool {
        guard let host, let served = resources[Self.name(of: host)] else { return true }
        var rest = segments[...]
        if rest.first == MediaRoutes.segment { return true }
        if let first = rest.first, prefixes.contains("/\(first)") { rest = rest.dropFirst() }
        return rest.first.flatMap(Resource.init).map(served.contains) ?? false
    }

    /// A host without its port and the point that may end it (RFC 9110, section 7.2), in lower case.
    private static func name(of host: String) -> String {
        let bytes = host.utf8
        // The colons of an address in brackets are its own.
        let end = bytes.last == UInt8(ascii: "]") ? nil : bytes.lastIndex(of: UInt8(ascii: ":"))
        var name = host[..<(end ?? host.endIndex)]
        if name.last == "." { name.removeLast() }
        return name.lowercased()
    }
}
