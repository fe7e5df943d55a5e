// SPDX-License-Identifier: MIT
#include "models/checks/errorcodes.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace {
// How sure each way of finding a code is.
constexpr double kJsonCode = 0.97;
constexpr double kNamedCode = 0.95;
constexpr double kBareCode = 0.9;
constexpr double kNumberInText = 0.6;

// An answer has at most this many objects within each other, {"Response":{"Error":{…}}}: so each
// character of the text is parsed at most so many times.
constexpr int kMostNested = 3;
// Who asks about a number writes a few sentences; a log names its codes.
constexpr qsizetype kLongestQuestion = 4'000;

/// The pieces of \a text between balanced braces that hold at most kMostNested objects within each
/// other; braces that belong to no pair are passed over.
QList<QStringView> objectsIn(QStringView text)
{
    struct Open
    {
        qsizetype begin;
        int height; ///< objects within each other, so far
    };
    QList<QStringView> found;
    QList<Open> open;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) == u'{') {
            open.append({i, 1});
        } else if (text.at(i) == u'}' && !open.isEmpty()) {
            const Open closed = open.takeLast();
            if (!open.isEmpty()) {
                open.last().height = qMax(open.last().height, closed.height + 1);
            }
            if (closed.height <= kMostNested) {
                found.append(text.mid(closed.begin, i + 1 - closed.begin));
            }
        }
    }
    return found;
}

/// Whether \a object can be a service's answer: most objects of a log are not worth parsing.
bool mayBeAnswer(QStringView object)
{
    return object.contains(u"\"errcode\"") || object.contains(u"\"errCode\"")
        || object.contains(u"\"Response\"");
}

QString codeText(const QJsonValue &value)
{
    return value.isDouble() ? QString::number(value.toInteger()) : value.toString();
}

/// The upload service and cloud development (six digits, -4… to -6…) both say errCode.
QString serviceOfErrCode(const QString &code)
{
    static const QRegularExpression cloud(u"^-[456]\\d{5}$"_s);
    return cloud.match(code).hasMatch() ? u"wechat"_s : u"upload"_s;
}

void addAnswer(const QJsonObject &json, QList<ErrorCode> &codes)
{
    const QJsonObject cloud = json["Response"_L1]["Error"_L1].toObject();
    if (!cloud.isEmpty()) {
        codes.append({u"tencentcloud"_s, cloud["Code"_L1].toString(),
            cloud["Message"_L1].toString(), kJsonCode});
    }
    if (json.contains("errcode"_L1)) {
        codes.append(
            {u"wechat"_s, codeText(json["errcode"_L1]), json["errmsg"_L1].toString(), kJsonCode});
    }
    if (json.contains("errCode"_L1)) {
        const QString code = codeText(json["errCode"_L1]);
        codes.append({serviceOfErrCode(code), code, json["errMsg"_L1].toString(), kJsonCode});
    }
}

/// "errcode: 40164", "errCode = -10008", "错误码是40164".
void addNamed(const QString &text, QList<ErrorCode> &codes)
{
    static const QRegularExpression named(
        u"(?<![a-z_])(?<name>err_?code|error[ _]?code|错误码|错误代码|返回码)[\"'\\s:=：]{0,20}[是为]?[\"'\\s]{0,3}(?<code>-?\\d{1,8})(?![\\d.])"_s,
        QRegularExpression::CaseInsensitiveOption);
    for (auto it = named.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        const QString name = match.captured(u"name");
        const QString code = match.captured(u"code");
        const QString service = name == "errcode"_L1 ? u"wechat"_s
            : name == "errCode"_L1                   ? serviceOfErrCode(code)
                                                     : QString();
        codes.append({service, code, {}, kNamedCode, !service.isEmpty()});
    }
}

bool isTencentCloud(const QString &text)
{
    static const QRegularExpression marks(
        u"encentCloud(?:\\.|SDK)|CloudBase|\\b(?:tcb|scf|lowcode|qcloud)\\b|腾讯云|云开发|微搭|"
        "\\b[Rr]equest_?[Ii]d['\"]?\\s?[:=]\\s?['\"]?[0-9a-f]{8}-"_s);
    return marks.match(text).hasMatch();
}

/// "[TencentCloudSDKException] code:AuthFailure.SignatureFailure message:…", as the SDKs print it,
/// and "AuthFailure.SignatureFailure" wherever it is; a code of two parts that others have, too,
/// counts only if Tencent Cloud is spoken of.
void addExceptions(const QString &text, QList<ErrorCode> &codes)
{
    static const QRegularExpression thrown(
        u"\\b[Cc]ode\\s?[:=]\\s?['\"]?(?<code>[A-Z][a-z][A-Za-z]{3,60}(?:\\.[A-Za-z]\\w{1,60})?)(?="
        u"$|[-"
        u"\\s,'\")}])|"
        "\\bmessage:(?<word>[A-Z][a-z][A-Za-z]{3,60}(?:\\.[A-Za-z]\\w{1,60})?)-"_s);
    static const QRegularExpression dotted(
        u"\\b(?:AuthFailure|FailedOperation|InternalError|Invalid(?:Parameter(?:Value)?|Request)|"
        "LimitExceeded|MissingParameter|RequestLimitExceeded|"
        "Resource(?:InUse|Insufficient|NotFound|Unavailable)|UnauthorizedOperation|"
        "UnsupportedOperation)\\.[A-Z]\\w{1,60}"_s);
    const bool isCloud = isTencentCloud(text);
    for (auto it = dotted.globalMatch(text); it.hasNext();) {
        codes.append({u"tencentcloud"_s, it.next().captured(), {}, kNamedCode, isCloud});
    }
    for (auto it = thrown.globalMatch(text); isCloud && it.hasNext();) {
        const auto match = it.next();
        codes.append(
            {u"tencentcloud"_s, match.captured(u"code") + match.captured(u"word"), {}, kNamedCode});
    }
}

// What says something of a number stands right beside it.
QString endOf(QStringView text)
{
    return text.mid(qMax<qsizetype>(0, text.size() - 24)).toString();
}
QString startOf(QStringView text)
{
    return text.mid(0, 12).toString();
}

/// Counts, prices, order numbers, lines: a number that is no code.
bool isCounted(QStringView before, QStringView after)
{
    static const QRegularExpression noun(
        u"(?:验证码|邮编|编码|预订码|抽奖码|单|(?<!错误)号码?|房间|密码|电话|手机|端口|行|车牌|金额|新增|累计|共|约|第|\\b(?:zip|postal|promo|area|exit|country|qr) code|\\b(?:port|line|pid|extension|issue|covers|order)|[#￥¥$€])(?:是|为|:|：)?\\s*$"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression unit(
        u"^\\s*(?:元|块|人|个|次|条|台|米|公里|行|楼|年|分|份|件|例|名|位|号|的?同事|单|笔|票|户|家|篇|张|天|小时|秒|毫秒|字|%|(?:km|ms|kb|mb|px|rows|lines|items|users|parcels|of them|active)\\b)"_s,
        QRegularExpression::CaseInsensitiveOption);
    return noun.match(endOf(before)).hasMatch() || unit.match(startOf(after)).hasMatch();
}

/// Whether a word right beside a number says that it is an error.
bool speaksOfError(QStringView before, QStringView after)
{
    static const QRegularExpression cue(
        u"(?:错误|报错?|提示|返回码?|出现|弹出|显示|遇到|碰到|异常|失败|说|一直|总是|老是|又是|都是|\\berr(?:or)?|(?<![\"'])\\bcode|:?fail(?:ed)?)(?:了|是|为)?[\\s:：=,，(（\\[【]{0,4}$"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression question(
        u"^\\s?(?:这个|的)?(?:报错|错误?|error|异常|是?(?:什么|啥)|怎么|如何|求)"_s,
        QRegularExpression::CaseInsensitiveOption);
    return cue.match(endOf(before)).hasMatch() || question.match(startOf(after)).hasMatch();
}

bool isAboutMiniPrograms(const QString &text)
{
    static const QRegularExpression words(
        u"小程序|公众平台|开放平台|第三方平台|提审|审核|撤回|类目|授权|域名|插件|白名单|体验版|灰度|模板库|业务域名|access_token|openid|unionid|code2session|submit_audit|cgi-bin/|/wxa/|\\bopen/bind|\\bwx\\.[a-z]|errmsg"_s,
        QRegularExpression::CaseInsensitiveOption);
    return words.match(text).hasMatch();
}
} // namespace

QList<ErrorCode> errorCodesIn(const QString &text)
{
    QList<ErrorCode> codes;
    for (const QStringView object : objectsIn(text)) {
        if (mayBeAnswer(object)) {
            addAnswer(QJsonDocument::fromJson(object.toUtf8()).object(), codes);
        }
    }
    addNamed(text, codes);
    addExceptions(text, codes);
    return codes;
}

QList<ErrorCode> numbersIn(const QString &text)
{
    static const QRegularExpression bare(u"^-?\\d{1,8}$"_s);
    static const QRegularExpression number(
        u"(?<![\\w.-])-?\\d{5,8}(?![a-zA-Z\\d.])|(?<=[^\\x00-\\x7f])-?\\d{5,8}(?![a-zA-Z\\d.])"_s);
    static const QRegularExpression word(u"^[A-Z][A-Za-z]{5,60}$"_s);
    if (bare.match(text).hasMatch()) {
        return {{{}, text, {}, kBareCode, false}};
    }
    if (word.match(text).hasMatch()) {
        return {{u"tencentcloud"_s, text, {}, kBareCode, false}};
    }
    const QString question = text.left(kLongestQuestion);
    const bool isAbout = isAboutMiniPrograms(question);
    QList<ErrorCode> codes;
    for (auto it = number.globalMatch(question); it.hasNext();) {
        const auto match = it.next();
        const QStringView before = QStringView(question).left(match.capturedStart());
        const QStringView after = QStringView(question).mid(match.capturedEnd());
        if (!isCounted(before, after) && (isAbout || speaksOfError(before, after))) {
            codes.append({{}, match.captured(), {}, kNumberInText, false});
        }
    }
    return codes;
}
