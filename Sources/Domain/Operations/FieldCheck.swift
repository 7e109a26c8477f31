/// Gathers what is wrong with a draft, field by field in the order of asking, so that all of it is said at once.
struct FieldCheck {
    private(set) var errors: [FieldError] = []

    /// A value that must be there.
    mutating func required(_ field: String, _ given: Given<String>, _ rule: TextRule) -> String? {
        switch given {
        case .absent, .null: return refuse(field, .missing)
        case .wrongType: return refuse(field, .mustBeText)
        case .value(let text): return checked(field, text, rule)
        }
    }

    /// A value that may be left out, but not emptied.
    mutating func ifGiven(_ field: String, _ given: Given<String>, _ rule: TextRule) -> String? {
        if case .absent = given { return nil }
        return required(field, given, rule)
    }

    /// A value that may be left out or emptied.
    mutating func optional(_ field: String, _ given: Given<String>, _ rule: TextRule) -> UserChange.Edit<String> {
        switch given {
        case .absent: return .keep
        case .null: return .clear
        case .wrongType: return refuse(field, .mustBeText) ?? .keep
        case .value(let text): return checked(field, text, rule).map { .set($0) } ?? .keep
        }
    }

    /// An identifier that must be there.
    mutating func required<Entity>(_ field: String, _ given: Given<Identifier<Entity>>) -> Identifier<Entity>? {
        switch given {
        case .absent, .null: refuse(field, .missing)
        case .wrongType: refuse(field, .identifier)
        case .value(let id): id
        }
    }

    /// A file that is to become a picture, where there is one.
    mutating func picture(_ upload: Upload?) -> NewPicture? {
        guard let upload else { return nil }
        guard upload.content.count <= upload.maximum else { return refuse(upload.field, .bytes(max: upload.maximum)) }
        guard let type = PictureType(of: upload.content) else { return refuse(upload.field, .picture) }
        return NewPicture(type: type, content: upload.content)
    }

    /// The identifier in a body beside the one that the path names.
    mutating func same<Entity>(_ field: String, _ given: Given<Identifier<Entity>>, as target: Identifier<Entity>?) {
        guard let target else {
            _ = required(field, given)
            return
        }
        switch given {
        case .absent, .null: break
        case .wrongType: errors.append(FieldError(field, .identifier))
        case .value(let id): if id != target { errors.append(FieldError(field, .differsFromPath)) }
        }
    }

    /// - Throws: `Failure.invalid` where anything has been refused.
    func finish() throws(Failure) {
        guard errors.isEmpty else { throw .invalid(errors) }
    }

    private mutating func checked(_ field: String, _ text: String, _ rule: TextRule) -> String? {
        if let reason = rule.objection(to: text) { return refuse(field, reason) }
        return text
    }

    private mutating func refuse<Value>(_ field: String, _ reason: FieldError.Reason) -> Value? {
        errors.append(FieldError(field, reason))
        return nil
    }
}
