import Configuration
import Synchronization

extension Configuration {
    /// A configuration, and where each of its values comes from.
    public struct Resolved: Sendable {
        public let configuration: Configuration
        let lines: [Line]
    }

    /// Puts a configuration together: a flag goes before the environment, that before the file, that before the default.
    /// - Parameters:
    ///   - flags: texts by key, such as `"server.port": "0"`.
    ///   - environment: all of it; only names that begin with `MINITER_` matter.
    ///   - file: the path of a JSON file; nil for none.
    /// - Throws: everything that is wrong in any of them, also in a value that another one covers.
    public static func resolve(
        flags: [String: String] = [:],
        environment: [String: String] = [:],
        file: String? = nil
    ) throws(ConfigurationErrors) -> Resolved {
        let layers: [(kind: String, layer: ConfigurationLayer)] = [
            ("flag", .flags(flags)),
            ("environment", .environment(environment)),
            ("file", file.map(layer(ofFile:)) ?? ConfigurationLayer()),
            ("default", .standard()),
        ]
        var problems = layers.flatMap(\.layer.problems)
        let kinds = Kinds()
        let reader = ConfigReader(
            providers: layers.map { InMemoryProvider(name: $0.kind, values: $0.layer.values) },
            accessReporter: kinds
        )
        var configuration = Configuration()
        var lines: [Resolved.Line] = []
        for setting in Setting.all {
            guard let content = reader.content(of: setting) else { continue }
            // Each layer has checked its values already.
            try? setting.assign(content, &configuration)
            lines.append(Resolved.Line(setting, content, kind: kinds.last))
        }
        problems += configuration.conflicts
        guard problems.isEmpty else { throw ConfigurationErrors(problems: problems) }
        return Resolved(configuration: configuration, lines: lines)
    }

    private var conflicts: [ConfigurationProblem] {
        var conflicts: [ConfigurationProblem] = []
        if cors.credentials, cors.origins.isEmpty {
            conflicts.append(.conflict(key: "cors.credentials", reason: "true needs named origins in cors.origins"))
        }
        // Both would listen: a port can be shared.
        if let port = admin.port, port != 0, Int(port) == server.port {
            conflicts.append(.conflict(key: "admin.port", reason: "it is server.port, which is for everyone"))
        }
        return conflicts
    }

    /// What works, but is not safe; a line each.
    public var warnings: [String] {
        var warnings: [String] = []
        if api.debugErrors {
            warnings.append("api.debugErrors is unsafe: it tells callers what goes wrong inside the server")
        }
        if !auth.argon2.isRecommended {
            warnings.append("auth.argon2 is unsafe: less than 19456 KiB or 2 iterations make passwords easy to guess")
        }
        if classic.trustUserId {
            warnings.append("classic.trustUserId is unsafe: anyone can post and delete in the name of any user")
        }
        if server.trustedProxies.contains(where: \.isEverything) {
            warnings.append("server.trustedProxies is unsafe: anyone can say to come from any address")
        }
        return warnings
    }

    private static func layer(ofFile path: String) -> ConfigurationLayer {
        do {
            return .file(try ConfigurationFile.read(path), path: path)
        } catch {
            return .unreadable(path: path, reason: error.reason)
        }
    }

    /// Notes which source a value was found in.
    private final class Kinds: AccessReporter {
        private let found = Mutex("")

        var last: String { found.withLock { $0 } }

        func report(_ event: AccessEvent) {
            // InMemoryProvider[flag]: the last provider asked is the one that had the value.
            let name = event.providerResults.last?.providerName.split { $0 == "[" || $0 == "]" }.last
            found.withLock { $0 = name.map(String.init) ?? "" }
        }
    }
}

extension ConfigurationLayer {
    fileprivate var values: [AbsoluteConfigKey: ConfigValue] {
        var values: [AbsoluteConfigKey: ConfigValue] = [:]
        for setting in Setting.all {
            guard let content = contents[setting.key] else { continue }
            values[AbsoluteConfigKey(ConfigKey(setting.key))] = ConfigValue(content, isSecret: setting.isSecret)
        }
        return values
    }
}

extension ConfigReader {
    fileprivate func content(of setting: Setting) -> ConfigContent? {
        let key = ConfigKey(setting.key)
        return switch setting.type {
        case .int: int(forKey: key, isSecret: setting.isSecret).map { .int($0) }
        case .bool: bool(forKey: key, isSecret: setting.isSecret).map { .bool($0) }
        case .stringArray: stringArray(forKey: key, isSecret: setting.isSecret).map { .stringArray($0) }
        default: string(forKey: key, isSecret: setting.isSecret).map { .string($0) }
        }
    }
}
