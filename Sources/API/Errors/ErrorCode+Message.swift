extension ErrorCode {
    /// What a caller is told.
    public func message(in language: Language) -> String {
        text(in: language)
    }

    private var text: Text {
        switch self {
        case .common001: Text("요청값이 잘못되었습니다.", "A value of the request is missing or not valid.")
        case .common002: Text("요청 본문을 읽을 수 없습니다.", "The body of the request cannot be read.")
        case .common003: Text("존재하지 않는 경로입니다.", "There is no such path.")
        case .common004: Text("이 경로에서 지원하지 않는 메소드입니다.", "This path does not take this method.")
        case .common005: Text("요청이 너무 큽니다.", "The request is too large.")
        case .common006: Text("지원하지 않는 본문 형식입니다.", "The type of the body is not supported.")
        case .common007: Text("요청이 너무 많습니다. 잠시 후 다시 시도해 주세요.", "Too many requests. Please try again later.")
        case .common008: Text("지금은 요청을 처리할 수 없습니다. 잠시 후 다시 시도해 주세요.", "Not available now. Please try again later.")
        case .common009: Text("서버 내부 오류가 발생했습니다.", "Something went wrong inside the server.")
        case .common010: Text("올바른 HTTP 요청이 아닙니다.", "This is not a valid HTTP request.")
        case .common011: Text("리소스가 그 사이에 변경되었습니다.", "The resource has changed in the meantime.")
        case .auth001: Text("로그인이 필요합니다.", "Please log in first.")
        case .auth002: Text("유효하지 않은 토큰입니다.", "The token is not valid.")
        case .auth003: Text("토큰이 만료되었습니다.", "The token has expired.")
        case .auth004: Text("아이디 또는 비밀번호가 올바르지 않습니다.", "The username or the password is wrong.")
        case .auth005: Text("권한이 없습니다.", "This is not yours.")
        case .auth006: Text("이미 종료된 세션입니다. 다시 로그인해 주세요.", "The session has ended. Please log in again.")
        case .user001: Text("이미 중복된 닉네임 입니다.", "This username is taken.")
        case .user002: Text("이미 사용 중인 이메일입니다.", "This e-mail is taken.")
        case .user003: Text("존재하지 않는 사용자입니다.", "There is no such user.")
        case .tweet001: Text("존재하지 않는 트윗입니다.", "There is no such tweet.")
        case .friend001: Text("이미 친구입니다.", "This user is a friend already.")
        case .friend002: Text("자기 자신을 친구로 추가할 수 없습니다.", "One cannot follow oneself.")
        case .friend003: Text("친구가 아닙니다.", "This user is not a friend.")
        }
    }
}
