internal import API
internal import HTTP

extension ServiceHosts {
    /// Reads `auth.example.com=tokens;blog.example.com=tweets,users`.
    /// - Returns: nil where it is something else: a host without resources, with unknown ones, with a port, or twice.
    init?(parsing text: String) {
        var hosts: [String: Set<Resource>] = [:]
        for entry in text.split(separator: ";") {
            let parts = entry.split(separator: "=", omittingEmptySubsequences: false).map(Self.trimmed)
            guard parts.count == 2, let host = Self.hostName(parts[0]), hosts[host] == nil else { return nil }
            let names = parts[1].split(separator: ",", omittingEmptySubsequences: false).map(Self.trimmed)
            let resources = names.compactMap { Resource(rawValue: String($0)) }
            guard !resources.isEmpty, resources.count == names.count else { return nil }
            hosts[host] = Set(resources)
        }
        self.init(hosts)
    }

    /// The text that `init(parsing:)` reads, in one order.
    var text: String {
        resources.sorted { $0.key < $1.key }.map { host, resources in
            "\(host)=" + Resource.allCases.filter(resources.contains).map(\.rawValue).joined(separator: ",")
        }.joined(separator: ";")
    }

    /// The text of what a file says: an object of lists, such as `{"auth.example.com": ["tokens"]}`.
    /// - Returns: nil where it is of another form.
    static func text(of value: JSONValue) -> String? {
        guard case .object(let object) = value else { return nil }
        var entries: [String] = []
        for member in object.members {
            guard case .array(let items) = member.value else { return nil }
            let names = items.compactMap { if case .string(let name) = $0 { name } else { nil } }
            // What separates entries in the text must not come in by a name.
            guard names.count == items.count, !(names + [member.key]).contains(where: Self.holdsSeparator) else {
                return nil
            }
            entries.append("\(member.key)=\(names.joined(separator: ","))")
        }
        return entries.joined(separator: ";")
    }

    private static func holdsSeparator(_ name: String) -> Bool {
        name.utf8.contains { [UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: ",")].contains($0) }
    }

    /// - Returns: the name in lower case; nil where it is none.
    private static func hostName(_ text: Substring) -> String? {
        let name = text.lowercased()
        let isName = name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
                UInt8(ascii: "."), UInt8(ascii: "_"):
                true
            default: false
            }
        }
        guard isName, (1...253).contains(name.utf8.count), !name.hasPrefix("."), !name.hasSuffix(".") else {
            return nil
        }
        return name
    }

    private static func trimmed(_ text: Substring) -> Substring {
        let start = text.drop { $0 == " " }
        return start[..<(start.lastIndex { $0 != " " }.map(start.index(after:)) ?? start.startIndex)]
    }
}
