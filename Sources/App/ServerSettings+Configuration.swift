import API
import Transport

extension ServerSettings {
    /// What the configuration says about the public port.
    /// - Parameter loops: event loops, 1...
    init(_ configuration: Configuration, loops: Int) {
        self.init(
            host: configuration.server.host,
            port: UInt16(clamping: configuration.server.port),
            loops: loops,
            maxBodyBytes: API.largestBody(configuration),
            maxConnections: configuration.server.maxConnections
        )
        deadlines.queue = Double(configuration.server.maxWaitMilliseconds) / 1000
    }
}
