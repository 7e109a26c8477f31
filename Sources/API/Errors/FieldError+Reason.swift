import Domain

extension FieldError {
    /// Why the field is refused, as a sentence that begins with its name.
    func sentence(in language: Language) -> String {
        switch language {
        // The seed's own form: it suits a name whatever its last sound.
        case .korean: "\(field) 은(는) \(reason.korean)"
        case .english: "\(field) \(reason.english)"
        }
    }
}

extension FieldError.Reason {
    fileprivate var korean: String {
        switch self {
        case .missing: "필수 입력값입니다."
        case .mustBeText: "문자열이어야 합니다."
        case .mustBeInteger: "정수여야 합니다."
        case .mustBeObject: "JSON 객체여야 합니다."
        case .length(let min, let max): lengthInKorean(min, max)
        case .range(let min, .max): "\(min) 이상이어야 합니다."
        case .range(let min, let max): "\(min) 이상 \(max) 이하여야 합니다."
        case .blank: "공백만 입력할 수 없습니다."
        case .characters: "문자, 숫자, '_', '.', '-' 만 사용할 수 있습니다."
        case .email: "올바른 이메일 주소여야 합니다."
        case .controlCharacter: "사용할 수 없는 제어 문자를 포함하고 있습니다."
        case .identifier: "1 이상의 정수 식별자여야 합니다."
        case .oneOf(let values): "다음 중 하나여야 합니다: \(values.joined(separator: ", "))."
        case .repeated: "한 번만 지정할 수 있습니다."
        case .encoding: "올바르게 인코딩되지 않았습니다."
        case .notAllowed: "이 요청에서 사용할 수 없습니다."
        case .conflicts(let other): "\(other) 와(과) 함께 사용할 수 없습니다."
        case .differsFromPath: "경로의 값과 일치해야 합니다."
        case .picture: "PNG, JPEG, WebP, GIF 형식의 올바른 이미지 파일이어야 합니다."
        case .bytes(let max): "\(max)바이트 이하의 파일이어야 합니다."
        }
    }

    private func lengthInKorean(_ min: Int, _ max: Int) -> String {
        min == 0 ? "\(max)자 이하로 입력해야 합니다." : "\(min)자 이상 \(max)자 이하로 입력해야 합니다."
    }

    fileprivate var english: String {
        switch self {
        case .missing: "is required."
        case .mustBeText: "must be a string."
        case .mustBeInteger: "must be an integer."
        case .mustBeObject: "must be a JSON object."
        case .length(0, let max): "must have at most \(max) characters."
        case .length(let min, let max): "must have \(min) to \(max) characters."
        case .range(let min, .max): "must be at least \(min)."
        case .range(let min, let max): "must be between \(min) and \(max)."
        case .blank: "must not be blank."
        case .characters: "may only have letters, digits, '_', '.' and '-'."
        case .email: "must be an e-mail address."
        case .controlCharacter: "has a control character that is not allowed."
        case .identifier: "must be an identifier: a positive integer."
        case .oneOf(let values): "must be one of: \(values.joined(separator: ", "))."
        case .repeated: "may be given only once."
        case .encoding: "is not encoded correctly."
        case .notAllowed: "is not taken here."
        case .conflicts(let other): "cannot be used together with \(other)."
        case .differsFromPath: "must be the same as in the path."
        case .picture: "must be a sound PNG, JPEG, WebP or GIF picture."
        case .bytes(let max): "must have at most \(max) bytes."
        }
    }
}
