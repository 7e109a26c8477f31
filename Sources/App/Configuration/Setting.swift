import Configuration
import HTTP

/// One key of the configuration. `Setting.all` is the table that everything about keys is taken from: what check-config
/// prints, the names of environment variables, what is unknown, and what `config/miniter.json` must hold.
struct Setting: Sendable {
    /// Such as `server.maxBodyBytes`.
    let key: String
    /// One line for people.
    let summary: String
    /// Whether its value must never be shown.
    let isSecret: Bool
    let type: ConfigType
    /// What is expected, as the end of a sentence.
    let expected: String
    let initial: ConfigContent
    private let readJSON: (@Sendable (JSONValue) -> ConfigContent?)?
    /// Checks a value and puts it into its place.
    let assign: @Sendable (ConfigContent, inout Configuration) throws(Mismatch) -> Void

    init<Value>(
        _ key: String,
        _ place: any WritableKeyPath<Configuration, Value> & Sendable,
        _ format: ValueFormat<Value>,
        secret: Bool = false,
        _ summary: String
    ) {
        self.key = key
        self.summary = summary
        isSecret = secret
        type = format.type
        readJSON = format.readJSON
        expected = format.expected
        initial = format.write(Configuration()[keyPath: place])
        assign = { (content, configuration) throws(Mismatch) in
            configuration[keyPath: place] = try format.read(content)
        }
    }

    /// Such as `MINITER_SERVER_MAX_BODY_BYTES`.
    var environmentName: String {
        "MINITER_" + Self.upperSnakeCase(key)
    }

    /// The part after the last point.
    var lastPart: Substring {
        key[(key.lastIndex(of: ".").map(key.index(after:)) ?? key.startIndex)...]
    }

    /// - Parameter content: nil where it is of another type.
    func checked(_ content: ConfigContent?) throws(Mismatch) -> ConfigContent {
        guard let content else { throw Mismatch() }
        var scratch = Configuration()
        try assign(content, &scratch)
        return content
    }

    /// Reads what an environment variable or a flag says.
    func content(ofText text: String) -> ConfigContent? {
        switch type {
        case .int: Int(text).map { .int($0) }
        case .bool: Bool(text).map { .bool($0) }
        case .stringArray:
            .stringArray(
                text.split(separator: ",").map { part in
                    String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
                }
            )
        default: .string(text)
        }
    }

    /// Reads what a file says.
    func content(of value: JSONValue) -> ConfigContent? {
        if let readJSON { return readJSON(value) }
        return switch (type, value) {
        case (.int, .integer(let number)): .int(Int(number))
        case (.bool, .bool(let value)): .bool(value)
        case (.string, .string(let text)): .string(text)
        case (.stringArray, .array(let items)):
            items.reduce(into: [String]?([])) { texts, item in
                if case .string(let text) = item { texts?.append(text) } else { texts = nil }
            }.map { .stringArray($0) }
        default: nil
        }
    }

    static func upperSnakeCase(_ key: String) -> String {
        var name = ""
        var previousIsLower = false
        // A unit is one word: memoryKiB is MEMORY_KIB.
        for character in key.replacing("KiB", with: "Kib") {
            if character.isUppercase && previousIsLower { name += "_" }
            name += character == "." ? "_" : character.uppercased()
            previousIsLower = character.isLowercase || character.isNumber
        }
        return name
    }
}
