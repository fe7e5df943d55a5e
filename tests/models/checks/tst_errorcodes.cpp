// SPDX-License-Identifier: MIT
#include "models/checks/errorcodes.h"

#include <QTest>

using namespace Qt::StringLiterals;

class TestErrorCodes final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void codesAreFound_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("service");
        QTest::addColumn<QString>("code");
        const auto row = [](const QString &text, const QString &service, const QString &code) {
            QTest::newRow(qPrintable(text.left(40))) << text << service << code;
        };
        row(u"x {\"errcode\":40164,\"errmsg\":\"m\"} y"_s, u"wechat"_s, u"40164"_s);
        row(u"{\"errCode\":-10008,\"errMsg\":\"m\"}"_s, u"upload"_s, u"-10008"_s);
        row(u"{\"errCode\":-504002,\"errMsg\":\"m\"}"_s, u"wechat"_s, u"-504002"_s);
        row(u"errCode: -501000 | errMsg: m"_s, u"wechat"_s, u"-501000"_s);
        row(u"{'errcode': 85081, 'errmsg': 'm'}"_s, u"wechat"_s, u"85081"_s);
        row(u"错误码是61007"_s, {}, u"61007"_s);
        row(u"{\"Response\":{\"Error\":{\"Code\":\"NoSuchProduct\"},\"RequestId\":\"r\"}}"_s,
            u"tencentcloud"_s, u"NoSuchProduct"_s);
        row(u"[TencentCloudSDKException] code:InternalError message:m requestId:r"_s,
            u"tencentcloud"_s, u"InternalError"_s);
        row(u"[TencentCloudSDKException]message:AuthFailure.TokenFailure-The token"_s,
            u"tencentcloud"_s, u"AuthFailure.TokenFailure"_s);
        row(u"[TencentCloudSDKError] Code=ResourceInUse, Message=m, RequestId=r"_s,
            u"tencentcloud"_s, u"ResourceInUse"_s);
        row(u"LimitExceeded.EnvNum"_s, u"tencentcloud"_s, u"LimitExceeded.EnvNum"_s);
    }
    void codesAreFound()
    {
        QFETCH(QString, text);
        const QList<ErrorCode> codes = errorCodesIn(text);
        QVERIFY(!codes.isEmpty());
        QTEST(codes.first().service, "service");
        QTEST(codes.first().code, "code");
    }
    void othersAreNoCodes_data()
    {
        QTest::addColumn<QString>("text");
        for (const auto &text : {u"cronet_error_code:-105"_s, u"tcb: code: 'ECONNRESET'"_s,
                 u"Code=ResourceNotFound from some other cloud"_s, u"errcode: 1.5"_s}) {
            QTest::newRow(qPrintable(text)) << text;
        }
    }
    void othersAreNoCodes()
    {
        QFETCH(QString, text);
        QVERIFY(errorCodesIn(text).isEmpty());
    }

    void aNumberNeedsAWordBesideIt_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("code"); // "": none
        const auto row = [](const QString &text, const QString &code) {
            QTest::newRow(qPrintable(text)) << text << code;
        };
        row(u"40125"_s, u"40125"_s);
        row(u"一直提示40013"_s, u"40013"_s);
        row(u"86002是什么意思"_s, u"86002"_s);
        row(u"小程序提审 85009"_s, u"85009"_s);
        row(u"上传的时候提示-10008"_s, u"-10008"_s);
        row(u"login failed: 40029"_s, u"40029"_s);
        row(u"今年有40013人报名"_s, {});
        row(u"小程序访问量 85085 次"_s, {});
        row(u"验证码是 40164"_s, {});
        row(u"端口 40001 没有错误"_s, {});
        row(u"小程序订单 85064 已退款"_s, {});
        row(u"Zip code 40013"_s, {});
        row(u"The report covers 40125 users."_s, {});
        row(u"{\"message\":\"m\",\"code\":40001}"_s, {});
        row(u"call me at 13800138000"_s, {});
    }
    void aNumberNeedsAWordBesideIt()
    {
        QFETCH(QString, text);
        const QList<ErrorCode> codes = numbersIn(text);
        const QString first = codes.isEmpty() ? QString() : codes.first().code;
        QTEST(first, "code");
    }
};

QTEST_APPLESS_MAIN(TestErrorCodes)
#include "tst_errorcodes.moc"
