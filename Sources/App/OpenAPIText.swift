internal import API

extension Miniter {
    /// The OpenAPI document of a contract, as a server with this configuration gives it.
    /// - Parameter name: `v1`, `v2` or `classic`; nil for the latest one's paths without a version.
    /// - Returns: nil where there is no such contract, or the system has not what it takes.
    public static func openAPI(_ name: String?, _ configuration: Configuration) async -> [UInt8]? {
        guard let name = name.map(Documents.Name.init) ?? .latest else { return nil }
        return await Documents(configuration).document(name)?.text
    }
}
