/** What the page says, in both languages. */
const words = {
  ko: {
    skip: "본문으로 건너뛰기", search: "검색", searchHint: "경로, 설명, 오류 코드 검색   ( / )", token: "토큰",
    tokenHint: "로그인하면 채워집니다", forget: "지우기", errors: "오류 코드", theme: "화면", auto: "자동", light: "밝게",
    dark: "어둡게", parameters: "매개변수", body: "본문", answers: "응답", examples: "예시", tryIt: "직접 호출",
    send: "보내기", sending: "보내는 중…", required: "필수", signedIn: "로그인 필요", code: "코드", status: "상태",
    description: "설명", nothing: "찾는 내용이 없습니다.", failed: "불러오지 못했습니다.", copy: "복사",
    request: "요청", answer: "응답", example: "예시 고르기", language: "코드", type: "본문 형식", none: "(본문 없음)",
    document: "OpenAPI 문서", chars: "자", usually: "기본값", file: "파일", or: "또는", results: "결과 {}개",
    headers: "헤더",
  },
  en: {
    skip: "Skip to the content", search: "Search", searchHint: "Search paths, summaries, error codes   ( / )",
    token: "Token", tokenHint: "Log in below to fill it", forget: "Forget", errors: "Error codes", theme: "Theme",
    auto: "auto", light: "light", dark: "dark", parameters: "Parameters", body: "Body", answers: "Answers",
    examples: "Examples", tryIt: "Try it", send: "Send", sending: "Sending…", required: "required",
    signedIn: "signed in", code: "Code", status: "Status", description: "Description", nothing: "Nothing was found.",
    failed: "It could not be loaded.", copy: "Copy", request: "Request", answer: "Answer",
    example: "Choose an example", language: "Code in", type: "Type of body", none: "(no body)",
    document: "OpenAPI document", chars: "characters", usually: "usually", file: "file", or: "or",
    results: "{} results", headers: "Headers",
  },
};

const preferred = () =>
  localStorage.getItem("language") ?? (navigator.language.startsWith("ko") ? "ko" : "en");

let language = preferred();
export const current = () => language;
export const w = (key) => words[language][key];

export function speak(next) {
  language = next;
  localStorage.setItem("language", next);
}

/** The current language's part of a text of the documents: `한국어 · English`, or an object with both. */
export function said(text) {
  if (!text) return "";
  if (typeof text === "object") return text[language];
  const parts = text.split(" · ");
  return parts.length === 2 ? parts[language === "ko" ? 0 : 1] : text;
}
