extension ErrorCode {
    /// When it is answered, for those who write clients.
    public func description(in language: Language) -> String {
        occasion(in: language)
    }

    private var occasion: Text {
        switch self {
        case .common001:
            Text(
                "요청값이 없거나 올바르지 않은 경우 (필드별 사유 포함)",
                "A value is missing or not valid (with the reason for each field)"
            )
        case .common002: Text("요청 본문을 해석할 수 없는 경우", "The body cannot be read")
        case .common003: Text("존재하지 않는 경로를 요청한 경우", "There is no such path")
        case .common004:
            Text(
                "경로가 해당 메소드를 지원하지 않는 경우 (Allow 헤더 참고)",
                "The path does not take this method (Allow names those it takes)"
            )
        case .common005: Text("본문 또는 헤더가 너무 큰 경우", "The body or the header is too large")
        case .common006: Text("지원하지 않는 Content-Type 또는 Content-Encoding인 경우", "The type of the body is not supported")
        case .common007: Text("짧은 시간에 요청이 너무 많은 경우 (Retry-After 헤더 참고)", "Too many requests (see Retry-After)")
        case .common008:
            Text(
                "과부하, 종료 중, 저장 불가 등으로 지금 처리할 수 없는 경우 (Retry-After 헤더 참고)",
                "Not available now: overloaded, draining, or the storage takes no writes (see Retry-After)"
            )
        case .common009: Text("서버 내부 오류가 발생한 경우", "Internal error")
        case .common010: Text("올바른 HTTP 요청이 아닌 경우 (연결이 종료됨)", "Not a valid HTTP request (the connection closes)")
        case .common011: Text("If-Match 조건과 달리 리소스가 변경된 경우", "The resource has changed (If-Match)")
        case .auth001: Text("토큰 없이 로그인이 필요한 API를 호출한 경우", "No token where one is needed")
        case .auth002: Text("토큰이 유효하지 않은 경우", "The token is not valid")
        case .auth003: Text("토큰이 만료된 경우", "The token has expired")
        case .auth004: Text("아이디 또는 비밀번호가 틀린 경우", "Wrong username or password")
        case .auth005: Text("다른 사용자의 리소스를 변경하려는 경우", "The resource belongs to another user")
        case .auth006:
            Text("로그아웃, 비밀번호 변경, 탈퇴, 토큰 재사용으로 세션이 종료된 경우", "The session has been revoked")
        case .user001: Text("회원가입 진행중 중복된 닉네임으로 가입을 시도할 때", "The username is taken")
        case .user002: Text("이미 사용 중인 이메일로 가입하거나 변경하려는 경우", "The e-mail is taken")
        case .user003: Text("존재하지 않는 사용자를 요청한 경우", "There is no such user")
        case .tweet001: Text("존재하지 않는 트윗을 요청한 경우", "There is no such tweet")
        case .friend001: Text("이미 친구인 사용자를 다시 추가하려는 경우", "Already a friend")
        case .friend002: Text("자기 자신을 친구로 추가하려는 경우", "One cannot follow oneself")
        case .friend003: Text("친구가 아닌 사용자를 친구에서 삭제하려는 경우", "Not a friend")
        }
    }
}
