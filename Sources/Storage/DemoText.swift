/// The texts of the demo tweets: of about 100 bytes, in Korean and English, with a number that makes each one its own.
enum DemoText {
    private static let openings = [
        "오늘 아침은 바람이 참 시원하다.", "Coffee first, then the rest of the day.", "점심에 먹은 냉면이 자꾸 생각난다!",
        "The last train was almost empty tonight.", "주말에는 한강에서 자전거를 탔다.", "Reading an old book about maps again.",
        "비가 그치고 하늘이 맑아졌다 ☀️", "Fixed one bug, found two others… typical.", "새로 산 신발이 생각보다 편하네 ㅋㅋ",
        "My neighbour plays the piano every evening.", "도서관에서 하루 종일 글을 썼다.",
        "Tomorrow I will finally plant the tomatoes.",
        "고양이가 창가에서 졸고 있다.",
    ]
    private static let closings = [
        "다들 좋은 하루 보내세요 🙂", "What do you think about it?", "내일은 더 나아지겠지.", "I could do this all day long.",
        "사진은 나중에 올릴게요.", "More about this tomorrow, maybe.", "역시 집이 제일 좋다 ㅠㅠ", "Best decision of the week so far!",
        "같이 갈 사람 있나요?", "It was worth every minute of it.", "이런 날이 자주 있으면 좋겠다.",
    ]

    static func content(_ number: Int64) -> String {
        // 13 and 11 have no common divisor, so that all pairs come up.
        let opening = openings[Int(number % Int64(openings.count))]
        let closing = closings[Int(number % Int64(closings.count))]
        return "\(opening) \(closing) #미니터 \(number)"
    }
}
