import Configuration
import HTTP

/// What one source says, checked value by value against the table of keys.
struct ConfigurationLayer {
    private(set) var contents: [String: ConfigContent] = [:]
    private(set) var problems: [ConfigurationProblem] = []

    /// The defaults.
    static func standard() -> Self {
        var layer = Self()
        for setting in Setting.all { layer.contents[setting.key] = setting.initial }
        return layer
    }

    /// - Parameter values: texts by key; a key that is not in the table is a problem.
    static func flags(_ values: [String: String]) -> Self {
        var layer = Self()
        for (key, text) in values.sorted(by: { $0.key < $1.key }) {
            guard let setting = Setting.named(key) else {
                layer.reject(unknown: key, .flag(key))
                continue
            }
            layer.take(
                setting.content(ofText: text),
                shown: Shown.text(text),
                for: setting,
                .flag("--\(setting.lastPart)")
            )
        }
        return layer
    }

    /// - Parameter variables: all of the environment.
    static func environment(_ variables: [String: String]) -> Self {
        var layer = Self()
        let settings = Dictionary(uniqueKeysWithValues: Setting.all.map { ($0.environmentName, $0) })
        for (name, text) in variables.sorted(by: { $0.key < $1.key }) where name.hasPrefix("MINITER_") {
            if let setting = settings[name] {
                let content = setting.content(ofText: text)
                layer.take(content, shown: Shown.text(text), for: setting, .environment(name))
            } else if !isServiceLink(name, text) {
                layer.reject(unknownVariable: name)
            }
        }
        return layer
    }

    /// - Parameter path: names the file in problems.
    static func file(_ bytes: [UInt8], path: String) -> Self {
        var layer = Self()
        do {
            let value = try JSONParser.parse(bytes)
            if case .object(let object) = value {
                layer.take(object, under: "", .file(path))
            } else {
                layer.problems.append(.unreadable(path: path, reason: "it holds no JSON object"))
            }
        } catch {
            let reason = "it is not JSON: \(error.complaint(about: bytes))"
            layer.problems.append(.unreadable(path: path, reason: reason))
        }
        return layer
    }

    static func unreadable(path: String, reason: String) -> Self {
        var layer = Self()
        layer.problems.append(.unreadable(path: path, reason: reason))
        return layer
    }

    private mutating func take(_ object: JSONObject, under prefix: String, _ origin: ConfigurationOrigin) {
        for member in object.members {
            let key = prefix + member.key
            // A dotted key would be a second way to say the same thing.
            if !member.key.contains("."), let setting = Setting.named(key) {
                take(setting.content(of: member.value), shown: member.value.shown, for: setting, origin)
            } else if !member.key.contains("."), Self.isSection(key) {
                if case .object(let object) = member.value {
                    take(object, under: key + ".", origin)
                } else {
                    let shown =
                        Setting.all.contains { $0.key.hasPrefix(key + ".") && $0.isSecret }
                        ? nil : member.value.shown
                    problems.append(
                        .mismatch(key: key, value: shown, from: origin, expected: "an object", detail: nil)
                    )
                }
            } else {
                reject(unknown: key, origin)
            }
        }
    }

    private mutating func take(
        _ content: ConfigContent?,
        shown: String,
        for setting: Setting,
        _ origin: ConfigurationOrigin
    ) {
        do throws(Mismatch) {
            contents[setting.key] = try setting.checked(content)
        } catch {
            problems.append(
                .mismatch(
                    key: setting.key,
                    value: setting.isSecret ? nil : shown,
                    from: origin,
                    expected: setting.expected,
                    detail: error.detail
                )
            )
        }
    }

    private mutating func reject(unknown key: String, _ origin: ConfigurationOrigin) {
        let candidates = Setting.all.map { Nearest.Candidate(name: $0.key, lastPart: String($0.lastPart)) }
        let lastPart = key.split(separator: ".").last.map(String.init) ?? key
        let nearest = Nearest.candidate(to: key, lastPart: lastPart, among: candidates + Self.sections)
        problems.append(.unknown(name: key, from: origin, nearest: nearest))
    }

    private mutating func reject(unknownVariable name: String) {
        let candidates = Setting.all.map { setting in
            Nearest.Candidate(
                name: setting.environmentName,
                lastPart: Setting.upperSnakeCase(String(setting.lastPart))
            )
        }
        let lastPart = String(name.dropFirst("MINITER_".count))
        let nearest = Nearest.candidate(to: name, lastPart: lastPart, among: candidates)
        problems.append(.unknown(name: name, from: .environment(name), nearest: nearest))
    }

    private static let sections = Set(
        Setting.all.flatMap { setting in
            setting.key.indices.filter { setting.key[$0] == "." }.map { String(setting.key[..<$0]) }
        }
    ).sorted().map { Nearest.Candidate(name: $0, lastPart: $0) }

    private static func isSection(_ key: String) -> Bool {
        sections.contains { $0.name == key }
    }

    /// Whether a variable is one that Kubernetes puts into every container beside a service called miniter.
    private static func isServiceLink(_ name: String, _ value: String) -> Bool {
        let rest = name.dropFirst("MINITER_".count)
        if rest == "SERVICE_HOST" || rest.hasPrefix("SERVICE_PORT") { return true }
        if rest == "PORT" { return value.contains("://") }
        return rest.hasPrefix("PORT_") && rest.dropFirst("PORT_".count).first?.isNumber == true
    }
}
