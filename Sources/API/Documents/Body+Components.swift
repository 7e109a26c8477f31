/// A body as a component of a document: forms differ from JSON, and may bring a picture.
extension Operation.Body {
    /// How a body of a type is called and what it is like; nil where it does not come in that type.
    func component(in type: String) -> (name: String, schema: Schema)? {
        switch type {
        case "multipart/form-data" where takesPicture:
            (members.isEmpty ? name : "\(name)WithPicture", withPictureSchema)
        case _ where members.isEmpty: nil
        case "application/json": (name, Schema(.object(members)))
        default: ("\(name)Form", formSchema)
        }
    }

    /// A form cannot say null, and an empty one is none.
    private var formSchema: Schema {
        let schema = Schema(.object(fields))
        return members.contains(where: \.isRequired) ? schema : schema.withSomeKey
    }

    private var withPictureSchema: Schema {
        let picture = Schema.file.noted(
            "PNG, JPEG, WebP, GIF. 파일이 있는 첫 필드이면 이름은 상관없음",
            "PNG, JPEG, WebP or GIF: the first field with a file counts, whatever its name"
        )
        let field = Schema.Member(key: "profileImage", schema: picture, isRequired: members.isEmpty)
        return Schema(.object(fields + [field])).withSomeKey
    }

    private var fields: [Schema.Member] {
        members.map { Schema.Member(key: $0.key, schema: Schema($0.schema.form), isRequired: $0.isRequired) }
    }
}
