import Domain
import HTTP

/// What documents say about an operation beyond what its route does: the route has its method, path and access.
struct Operation: Sendable {
    /// What a body is like, whichever type it is of.
    struct Body: Sendable {
        /// The component's name.
        let name: String
        let members: [Schema.Member]
        /// Whether a form may bring a picture along.
        private(set) var takesPicture = false

        init(
            _ name: String,
            _ members: KeyValuePairs<String, Schema>,
            optional: KeyValuePairs<String, Schema> = [:]
        ) {
            self.name = name
            self.members =
                members.map { Schema.Member(key: $0, schema: $1, isRequired: true) }
                + optional.map { Schema.Member(key: $0, schema: $1, isRequired: false) }
        }

        /// A form that brings a picture and nothing else.
        static let picture = Body("Picture", [:]).withPicture

        /// The same, with a picture that a form may bring along.
        var withPicture: Body {
            var body = self
            body.takesPicture = true
            return body
        }
    }

    /// What it answers when all goes well.
    struct Answer: Sendable {
        let status: Status
        /// nil: no body.
        let schema: Schema?
        let fields: [AnswerField]
    }

    /// The route's own name.
    let name: String
    let summary: Text
    /// What it is about; nil: the first segment of its path.
    private(set) var resource: String?
    private(set) var query: [Parameter] = []
    private(set) var body: Body?
    private(set) var answers: [Answer] = []
    /// Those that follow neither from the route nor from what it takes.
    private(set) var failures: [ErrorCode] = []

    init(_ name: String, _ korean: String, _ english: String) {
        self.name = name
        summary = Text(korean, english)
    }

    /// Where the path does not say what it is about.
    func about(_ resource: Resource) -> Operation {
        var operation = self
        operation.resource = resource.rawValue
        return operation
    }

    func asking(_ parameters: [Parameter]) -> Operation {
        var operation = self
        operation.query = parameters
        return operation
    }

    func taking(_ body: Body) -> Operation {
        var operation = self
        operation.body = body
        return operation
    }

    func answering(_ status: Status, _ schema: Schema? = nil, _ fields: AnswerField...) -> Operation {
        var operation = self
        operation.answers.append(Answer(status: status, schema: schema, fields: fields))
        return operation
    }

    func failing(_ codes: ErrorCode...) -> Operation {
        var operation = self
        operation.failures += codes
        return operation
    }
}
