<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
    <context>
        <name>AppIdProof</name>
        <message>
            <source>✓ WeChat knows %1</source>
            <translation>✓ 微信已确认 %1</translation>
        </message>
        <message>
            <source>It confirmed it together with the AppSecret on %1.</source>
            <translation>%1，微信连同 AppSecret 一起确认了它。</translation>
        </message>
        <message>
            <source>Not yet confirmed by WeChat</source>
            <translation>微信尚未确认</translation>
        </message>
        <message>
            <source>The AppSecret is there already: WeChat can be asked about both.</source>
            <translation>AppSecret 已经有了，现在就可以向微信一起核对。</translation>
        </message>
        <message>
            <source>WeChat confirms an AppID only together with its AppSecret: that is done on the page “AppSecret”.</source>
            <translation>微信只能连同 AppSecret 一起确认 AppID，会在“AppSecret”一页核对。</translation>
        </message>
    </context>
    <context>
        <name>AppIdProofBlock</name>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Check with WeChat</source>
            <translation>向微信核对</translation>
        </message>
    </context>
    <context>
        <name>AskingWeChat</name>
        <message>
            <source>Asking WeChat…</source>
            <translation>正在向微信核对…</translation>
        </message>
        <message numerus="yes">
            <source>WeChat may be asked only every 10 seconds: its turn comes in %n second(s)…</source>
            <translation>
                <numerusform>两次查询微信须间隔 10 秒，%n 秒后核对…</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>BlockPage</name>
        <message>
            <source>Fill in from the practice console</source>
            <translation>从练习控制台填入</translation>
        </message>
        <message>
            <source>Put it right in the practice console</source>
            <translation>在练习控制台解决</translation>
        </message>
        <message>
            <source>Put right</source>
            <translation>已解决</translation>
        </message>
        <message>
            <source>In real life the administrator does this in the real console. Now take the value again where it changed, and go on.</source>
            <translation>实际操作时，由管理员在真正的控制台完成。如果值有变化，请重新复制，然后继续。</translation>
        </message>
        <message>
            <source>What to do</source>
            <translation>怎么办</translation>
        </message>
        <message>
            <source>Practice: all services are made up, nothing leaves this computer.</source>
            <translation>练习模式：所有服务都是模拟的，不会向外发送任何数据。</translation>
        </message>
        <message>
            <source>Test services are in use, not the real ones.</source>
            <translation>正在使用测试服务，而非真实服务。</translation>
        </message>
        <message>
            <source>One moment, please…</source>
            <translation>请稍候…</translation>
        </message>
        <message>
            <source>Waiting was stopped. Click Next to start again.</source>
            <translation>已停止等待。点击“下一步”可重新开始。</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Practice: these buttons stand in for the consoles.</source>
            <translation>练习：用下面的按钮代替各控制台里的操作。</translation>
        </message>
        <message>
            <source>Filled in</source>
            <translation>已填入</translation>
        </message>
    </context>
    <context>
        <name>CheckLine</name>
        <message>
            <source>The file comes exactly as it was downloaded</source>
            <translation>返回的文件与下载的完全相同</translation>
        </message>
        <message>
            <source>OK: format, DNS, certificate, HTTPS</source>
            <translation>写法、DNS、证书和 HTTPS 均正常</translation>
        </message>
        <message>
            <source>OK</source>
            <translation>正常</translation>
        </message>
        <message>
            <source>OK: belongs to “%1”</source>
            <translation>正常：属于“%1”</translation>
        </message>
        <message>
            <source>Not checked: fix the problem above first</source>
            <translation>未检查：需先解决前面的问题</translation>
        </message>
        <message>
            <source>Being checked…</source>
            <translation>正在检查…</translation>
        </message>
        <message>
            <source>Waiting…</source>
            <translation>等待中…</translation>
        </message>
        <message>
            <source>Could not be checked</source>
            <translation>无法检查</translation>
        </message>
    </context>
    <context>
        <name>CheckRow</name>
        <message>
            <source>Go to this line</source>
            <translation>前往这一行</translation>
        </message>
        <message>
            <source>What to do</source>
            <translation>怎么办</translation>
        </message>
        <message>
            <source>What to do: %1</source>
            <translation>怎么办：%1</translation>
        </message>
        <message>
            <source>Check again</source>
            <translation>重新检查</translation>
        </message>
        <message>
            <source>Check again: %1</source>
            <translation>重新检查：%1</translation>
        </message>
        <message>
            <source>Go to the page of this value</source>
            <translation>前往填写这一项的页面</translation>
        </message>
    </context>
    <context>
        <name>CheckRun</name>
        <message>
            <source>Checking: %1 of %2 done</source>
            <translation>正在检查：已完成 %1 / %2</translation>
        </message>
        <message numerus="yes">
            <source>%n check(s) failed. Put it right and check again.</source>
            <translation>
                <numerusform>%n 项检查未通过。解决后请重新检查。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Nothing failed, but %n check(s) could not be done. You can go on all the same.</source>
            <translation>
                <numerusform>没有未通过的检查，但有 %n 项无法检查。可以照常继续。</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ChecksBlock</name>
        <message>
            <source>Put everything right in the practice console</source>
            <translation>在练习控制台解决所有问题</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>I know that a check failed and want to go on anyway</source>
            <translation>我知道有检查未通过，仍要继续</translation>
        </message>
        <message>
            <source>The checks are running…</source>
            <translation>正在检查…</translation>
        </message>
        <message>
            <source>Put right what failed, or tick the box to go on anyway.</source>
            <translation>请先解决未通过的问题，或勾选“仍要继续”。</translation>
        </message>
    </context>
    <context>
        <name>CommandLine</name>
        <message>
            <source>Unknown option %1.</source>
            <translation>不认识的选项 %1。</translation>
        </message>
        <message>
            <source>Unknown command “%1”.</source>
            <translation>不认识的命令“%1”。</translation>
        </message>
        <message>
            <source>The option %1 needs a value.</source>
            <translation>选项 %1 需要一个值。</translation>
        </message>
        <message>
            <source>The option %1 takes no value.</source>
            <translation>选项 %1 不带值。</translation>
        </message>
        <message>
            <source>“%1” is no value for %2. Possible are: %3.</source>
            <translation>“%1”不能用于 %2，可用的值：%3。</translation>
        </message>
        <message>
            <source>“%1” is not KIND=URL. KIND is one of request, socket, uploadFile, downloadFile, business.</source>
            <translation>“%1”不是 KIND=URL 的形式。KIND 可以是 request、socket、uploadFile、downloadFile、business。</translation>
        </message>
        <message>
            <source>The option %1 does not belong to “%2”.</source>
            <translation>选项 %1 不能用于“%2”。</translation>
        </message>
        <message>
            <source>The option %1 needs a command such as “doctor”.</source>
            <translation>选项 %1 要和命令一起用，例如“doctor”。</translation>
        </message>
        <message>
            <source>“%1” takes no further arguments. Secrets are never given on the command line.</source>
            <translation>“%1”后面不能再跟参数。密钥不能写在命令行上。</translation>
        </message>
        <message>
            <source>%1 and %2 cannot be used together.</source>
            <translation>%1 与 %2 不能同时使用。</translation>
        </message>
        <message>
            <source>An AppSecret can only be checked together with its AppID (--appid).</source>
            <translation>核对 AppSecret 时必须同时给出 AppID（--appid）。</translation>
        </message>
        <message>
            <source>Nothing to check: give --appid, --upload-key or --domain.</source>
            <translation>没有可检查的内容：请给出 --appid、--upload-key 或 --domain。</translation>
        </message>
        <message>
            <source>Nothing to explain: give an error text, an error code, or - for stdin.</source>
            <translation>没有可解释的内容：请给出错误文本、错误码，或用 - 从标准输入读取。</translation>
        </message>
        <message>
            <source>The file “%1” does not exist.</source>
            <translation>文件“%1”不存在。</translation>
        </message>
        <message>
            <source>The file “%1” cannot be read.</source>
            <translation>无法读取文件“%1”。</translation>
        </message>
        <message>
            <source>“%1” is not an ordinary file.</source>
            <translation>“%1”不是普通文件。</translation>
        </message>
        <message>
            <source>The file “%1” is too large for this (more than 16 KiB).</source>
            <translation>文件“%1”太大（超过 16 KiB）。</translation>
        </message>
        <message>
            <source>Standard input is too large for this.</source>
            <translation>标准输入的内容太大。</translation>
        </message>
        <message>
            <source>The services file cannot be used: %1</source>
            <translation>服务配置文件无法使用：%1</translation>
        </message>
        <message>
            <source>“mpwizard --help” shows how it is used.</source>
            <translation>运行“mpwizard --help”查看用法。</translation>
        </message>
        <message>
            <source>Standard input cannot be read.</source>
            <translation>无法读取标准输入。</translation>
        </message>
        <message>
            <source>Nothing to explain: standard input is empty.</source>
            <translation>没有可解释的内容：标准输入是空的。</translation>
        </message>
        <message>
            <source>Standard input is too large to explain (more than 4 MiB). Give the part around the error.</source>
            <translation>标准输入太大（超过 4 MiB），无法解释。请只提供报错前后的那一段。</translation>
        </message>
        <message>
            <source>A part of Qt is missing: its SQLite driver. Install the package libqt6sql6-sqlite.</source>
            <translation>缺少 Qt 的 SQLite 驱动。请安装软件包 libqt6sql6-sqlite。</translation>
        </message>
        <message>
            <source>A part of Qt is missing: its TLS plugin. Install the package libqt6network6 again.</source>
            <translation>缺少 Qt 的 TLS 插件。请重新安装软件包 libqt6network6。</translation>
        </message>
        <message>
            <source>A check file is looked for at a business domain: give --domain business=URL, too.</source>
            <translation>校验文件要在业务域名上查找：请同时给出 --domain business=URL。</translation>
        </message>
        <message>
            <source>Usage:
  mpwizard [options]                      open the window
  mpwizard doctor [options] [checks]      check values without a window
  mpwizard explain TEXT|CODE|- [--json]   say what an error means (offline; - reads stdin)
  mpwizard journeys [--json|--mermaid]    print the page graphs

Options, before or after the command:
  --data-dir DIR          keep data in this folder
  --locale en|zh_CN       language
  --practice[=SCENARIO]   practise with made-up services; nothing leaves this computer
  --services FILE         use other services (for tests)
  -h, --help              show this help
  -v, --version           show the version

Checks of doctor:
  --appid ID              AppID of the mini program
  --secret-file F         file that holds the AppSecret
  --secret-stdin          read the AppSecret from standard input
  --upload-key F          code upload key file
  --domain KIND=URL       domain to probe, may be repeated; KIND is one of
                          request, socket, uploadFile, downloadFile, business
  --verify-file F         check file of the business domains, as downloaded
  --json                  machine-readable output

Exit status: 0 nothing failed, 1 something failed, 2 wrong usage,
3 nothing failed but something could not be checked.
</source>
            <translation>用法：
  mpwizard [选项]                          打开窗口
  mpwizard doctor [选项] [检查项]          不开窗口，直接检查
  mpwizard explain 文本|错误码|- [--json]  解释错误的含义（离线；- 表示从标准输入读取）
  mpwizard journeys [--json|--mermaid]     输出页面流程图

选项（写在命令前后均可）：
  --data-dir DIR          数据保存在这个文件夹
  --locale en|zh_CN       语言
  --practice[=SCENARIO]   用模拟服务练习，没有任何数据离开本机
  --services FILE         使用其他服务（供测试）
  -h, --help              显示本帮助
  -v, --version           显示版本

doctor 的检查项：
  --appid ID              小程序 AppID
  --secret-file F         存放 AppSecret 的文件
  --secret-stdin          从标准输入读取 AppSecret
  --upload-key F          代码上传密钥文件
  --domain KIND=URL       要检查的域名，可写多个；KIND 可以是
                          request、socket、uploadFile、downloadFile、business
  --verify-file F         业务域名的校验文件（下载的原文件）
  --json                  输出 JSON

退出码：0 没有未通过的项；1 有未通过的项；2 用法错误；
3 没有未通过的项，但有的项无法检查。
</translation>
        </message>
    </context>
    <context>
        <name>CopyField</name>
        <message>
            <source>Copy: %1</source>
            <translation>复制：%1</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>复制</translation>
        </message>
    </context>
    <context>
        <name>CopyMark</name>
        <message>
            <source>Copied</source>
            <translation>已复制</translation>
        </message>
    </context>
    <context>
        <name>DeleteBox</name>
        <message>
            <source>Your system asks for the keychain&apos;s password</source>
            <translation>系统正在询问密钥环的密码</translation>
        </message>
        <message>
            <source>Its window may be behind this one.</source>
            <translation>它的窗口可能被本窗口挡住了。</translation>
        </message>
        <message>
            <source>%1 is not deleted yet</source>
            <translation>%1 还没有删除</translation>
        </message>
        <message>
            <source>Delete %1 for good?</source>
            <translation>彻底删除 %1？</translation>
        </message>
        <message>
            <source>This goes and cannot be brought back:</source>
            <translation>以下内容会被删除，无法恢复：</translation>
        </message>
        <message>
            <source>Keep it</source>
            <translation>保留</translation>
        </message>
        <message>
            <source>Deleting…</source>
            <translation>正在删除…</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>重试</translation>
        </message>
        <message>
            <source>Delete for good</source>
            <translation>彻底删除</translation>
        </message>
        <message>
            <source>Delete the rest without the keychain</source>
            <translation>不管密钥环，删除其余内容</translation>
        </message>
        <message>
            <source>Nothing changes at WeChat or in WeDa. Reports, cards and key files that you saved yourself stay where they are.</source>
            <translation>微信和微搭那边不会有任何变化。您自己另存的报告、卡片和密钥文件仍在原处。</translation>
        </message>
    </context>
    <context>
        <name>DoctorReport</name>
        <message>
            <source>! Practice mode: made-up services answered; nothing left this computer.</source>
            <translation>! 练习模式：由模拟服务应答，没有任何数据离开本机。</translation>
        </message>
        <message>
            <source>! Test services answered, not the real ones.</source>
            <translation>! 应答的是测试服务，不是真实服务。</translation>
        </message>
        <message>
            <source>The key belongs to “%1”. Is this your mini program?</source>
            <translation>这个密钥属于“%1”。这是您的小程序吗？</translation>
        </message>
        <message>
            <source>What to do: see above.</source>
            <translation>怎么办：见上文。</translation>
        </message>
        <message>
            <source>Literal answer: %1</source>
            <translation>原始回复：%1</translation>
        </message>
        <message>
            <source>%1 passed, %2 with a warning, %3 failed, %4 skipped, %5 could not be checked</source>
            <translation>%1 项通过，%2 项有提醒，%3 项未通过，%4 项跳过，%5 项无法检查</translation>
        </message>
        <message>
            <source>Through the proxy %1.</source>
            <translation>经代理 %1 连接。</translation>
        </message>
        <message>
            <source>Whether this proof also covers the code-upload IP whitelist is not confirmed.</source>
            <translation>这项核对是否也涵盖代码上传 IP 白名单，尚未证实。</translation>
        </message>
    </context>
    <context>
        <name>DomainCheck</name>
        <message>
            <source>✓ All domains were checked, none failed.</source>
            <translation>✓ 域名都检查过了，没有未通过的。</translation>
        </message>
        <message>
            <source>Check the domains</source>
            <translation>检查这些域名</translation>
        </message>
        <message numerus="yes">
            <source>%n domain(s) still to be checked: by this button, or by Next.</source>
            <translation>
                <numerusform>还有 %n 个域名没有检查：点这个按钮，或点“下一步”时检查。</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>DomainList</name>
        <message>
            <source>A line that is not right yet is not saved. Correct it before you close.</source>
            <translation>还不正确的行不会保存，请在关闭前改正。</translation>
        </message>
        <message>
            <source>%1 is entered as %2</source>
            <translation>%1 应填写为 %2</translation>
        </message>
        <message>
            <source>%1 is shown as %2</source>
            <translation>%1 显示为 %2</translation>
        </message>
    </context>
    <context>
        <name>DomainsBlock</name>
        <message>
            <source>The domains are being checked…</source>
            <translation>正在检查域名…</translation>
        </message>
        <message>
            <source>More kinds of server domains</source>
            <translation>其他类型的服务器域名</translation>
        </message>
        <message>
            <source>Copy these lines</source>
            <translation>复制这些域名</translation>
        </message>
        <message>
            <source>Copy these lines: %1</source>
            <translation>复制这些域名：%1</translation>
        </message>
    </context>
    <context>
        <name>ExplainCommand</name>
        <message>
            <source>Nothing known fits this text.</source>
            <translation>没有找到与这段文字相符的已知问题。</translation>
        </message>
    </context>
    <context>
        <name>FactsBlock</name>
        <message>
            <source>%1 (%2)</source>
            <extracomment>a list of facts that unfolds, and how many they are</extracomment>
            <translation>%1（%2）</translation>
        </message>
    </context>
    <context>
        <name>FinalCheck</name>
        <message>
            <source>All checks passed.</source>
            <translation>全部检查通过。</translation>
        </message>
        <message>
            <source>Run all checks again</source>
            <translation>全部重新检查</translation>
        </message>
        <message>
            <source>Nothing to check with this method. What counts is what WeDa shows after the scans.</source>
            <translation>这种方式没有需要向导检查的内容，以扫码后微搭显示的为准。</translation>
        </message>
        <message>
            <source>All checks passed. No domain is entered yet, so none was checked.</source>
            <translation>全部检查通过。还没有填写域名，所以没有检查域名。</translation>
        </message>
    </context>
    <context>
        <name>FoundRow</name>
        <message>
            <source>List of %1</source>
            <translation>%1 所在的列表</translation>
        </message>
        <message>
            <source>List:</source>
            <translation>列表：</translation>
        </message>
    </context>
    <context>
        <name>GuardNotice</name>
        <message>
            <source>Keep it for the AppSecret page</source>
            <translation>留给 AppSecret 页使用</translation>
        </message>
        <message>
            <source>Keep it for the upload key page</source>
            <translation>留给上传密钥页使用</translation>
        </message>
    </context>
    <context>
        <name>HandOverBlock</name>
        <message>
            <source>The clipboard was cleared.</source>
            <translation>剪贴板已清空。</translation>
        </message>
        <message>
            <source>Copied. Paste it into WeDa&apos;s dialogue; the clipboard is cleared after 60 seconds.</source>
            <translation>已复制。请粘贴到微搭的认证弹窗；60 秒后剪贴板会自动清空。</translation>
        </message>
        <message>
            <source>Save the key file</source>
            <translation>保存密钥文件</translation>
        </message>
        <message>
            <source>Saved as %1. Remove this copy once WeDa has it.</source>
            <translation>已保存为 %1。上传到微搭后，请删掉这一份副本。</translation>
        </message>
        <message>
            <source>Copy the AppSecret</source>
            <translation>复制 AppSecret</translation>
        </message>
        <message>
            <source>Save the key file for uploading…</source>
            <translation>保存密钥文件，以便上传…</translation>
        </message>
        <message>
            <source>Go to the page where it is entered</source>
            <translation>前往填写它的页面</translation>
        </message>
    </context>
    <context>
        <name>HelpPanel</name>
        <message>
            <source>Help: %1</source>
            <translation>帮助：%1</translation>
        </message>
        <message>
            <source>Show both languages</source>
            <translation>中英文对照</translation>
        </message>
        <message>
            <source>Save as a card for somebody else…</source>
            <translation>存为操作卡，交给经办人…</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Save this step as a card</source>
            <translation>把这一步存为操作卡</translation>
        </message>
    </context>
    <context>
        <name>HomeView</name>
        <message>
            <source>Mini Program Setup Wizard</source>
            <translation>小程序接入向导</translation>
        </message>
        <message>
            <source>Test services are in use, not the real ones.</source>
            <translation>正在使用测试服务，而非真实服务。</translation>
        </message>
        <message>
            <source>What do you want to do?</source>
            <translation>您想做什么？</translation>
        </message>
        <message>
            <source>Practise first</source>
            <translation>先练习一遍</translation>
        </message>
        <message>
            <source>Walk through the same pages with a made-up mini program. Nothing leaves this computer, nothing can break.</source>
            <translation>用一个模拟的小程序走一遍同样的页面。不会向外发送任何数据，也不会弄坏任何东西。</translation>
        </message>
        <message>
            <source>Independent tool. Not affiliated with, endorsed by or supported by Tencent. Product names belong to their owners and identify compatibility only.</source>
            <translation>本软件为独立工具，与腾讯公司无关联，未获其认可或支持。文中产品名称归各自权利人所有，仅用于说明适用对象。</translation>
        </message>
        <message>
            <source>Practise with something that goes wrong…</source>
            <translation>练习处理出错的情况…</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>设置</translation>
        </message>
        <message>
            <source>Go on with what you began</source>
            <translation>继续未完成的操作</translation>
        </message>
    </context>
    <context>
        <name>KeepingBlock</name>
        <message>
            <source>Remove it</source>
            <translation>移除</translation>
        </message>
        <message>
            <source>Remove it: %1</source>
            <translation>移除：%1</translation>
        </message>
        <message>
            <source>Keep it for this session only</source>
            <translation>仅在本次使用期间保留</translation>
        </message>
        <message>
            <source>Check again</source>
            <translation>重新检查</translation>
        </message>
        <message>
            <source>Save it and go on without this check</source>
            <translation>先保存，跳过这项核对继续</translation>
        </message>
    </context>
    <context>
        <name>KeptSecret</name>
        <message>
            <source>✓ WeChat confirmed it on %1.</source>
            <translation>✓ 微信已于 %1 确认。</translation>
        </message>
        <message>
            <source>The keychain may still hold an older one. “Remove it” removes both.</source>
            <translation>密钥环里可能还留着旧的一份。点“移除”会一并移除。</translation>
        </message>
        <message>
            <source>An AppSecret is kept in this computer&apos;s keychain.</source>
            <translation>AppSecret 已存入本机密钥环。</translation>
        </message>
        <message>
            <source>Go on, or paste another one below to replace it.</source>
            <translation>可以继续，也可以在下面粘贴新的来替换。</translation>
        </message>
        <message>
            <source>An AppSecret is kept until you close this program.</source>
            <translation>AppSecret 会保留到您关闭本程序。</translation>
        </message>
        <message>
            <source>Its fingerprint is %1.</source>
            <translation>密钥指纹：%1。</translation>
        </message>
        <message>
            <source>An upload key is kept in this computer&apos;s keychain.</source>
            <translation>上传密钥已存入本机密钥环。</translation>
        </message>
        <message>
            <source>An upload key is kept until you close this program.</source>
            <translation>上传密钥会保留到您关闭本程序。</translation>
        </message>
        <message>
            <source>Practice keeps the upload key in memory, until you leave practice.</source>
            <translation>练习用的上传密钥只保存在内存里，结束练习后就没有了。</translation>
        </message>
        <message>
            <source>Practice keeps the AppSecret in memory, until you leave practice.</source>
            <translation>练习用的 AppSecret 只保存在内存里，结束练习后就没有了。</translation>
        </message>
    </context>
    <context>
        <name>KeyProof</name>
        <message>
            <source>The key is well formed (%1 bits, fingerprint %2). Asking WeChat which mini program it belongs to…</source>
            <translation>密钥格式正确（%1 位，指纹 %2）。正在向微信核对归属…</translation>
        </message>
        <message>
            <source>✓ WeChat accepts this key for %1.</source>
            <translation>✓ 微信认可这个密钥（AppID：%1）。</translation>
        </message>
        <message>
            <source>✓ WeChat accepts this key. It belongs to “%1”. If that is your mini program, go on.</source>
            <translation>✓ 微信认可这个密钥，它属于“%1”。确认是您的小程序后，请继续。</translation>
        </message>
        <message>
            <source>Key read: %1 bits, fingerprint %2.</source>
            <translation>已读取密钥：%1 位，指纹 %2。</translation>
        </message>
        <message>
            <source>WeChat is being asked about the key…</source>
            <translation>正在向微信核对密钥…</translation>
        </message>
        <message>
            <source>The key could not be proved. Check again, or say that you go on without it.</source>
            <translation>密钥未能核对。请重新检查，或选择跳过核对继续。</translation>
        </message>
        <message>
            <source>This key cannot be used. Choose another one.</source>
            <translation>这个密钥不能用，请换一个。</translation>
        </message>
    </context>
    <context>
        <name>LinkBar</name>
        <message>
            <source>Open in browser: %1</source>
            <translation>在浏览器打开：%1</translation>
        </message>
        <message>
            <source>Copy link</source>
            <translation>复制链接</translation>
        </message>
        <message>
            <source>Copy link: %1</source>
            <translation>复制链接：%1</translation>
        </message>
        <message>
            <source>Open on the phone</source>
            <translation>用手机打开</translation>
        </message>
        <message>
            <source>Open on the phone: %1</source>
            <translation>用手机打开：%1</translation>
        </message>
        <message>
            <source>Only opens the page %1 on the phone. This is not the code to authorise with: the page itself shows that one.</source>
            <translation>这个码只用来在手机上打开 %1。它不是授权二维码：授权用的码由打开的页面自己显示。</translation>
        </message>
        <message>
            <source>No browser could be started. Copy the link and paste it into a browser, here or on another computer.</source>
            <translation>浏览器没有启动。请复制链接，粘贴到本机或其他电脑的浏览器里打开。</translation>
        </message>
    </context>
    <context>
        <name>MethodBlock</name>
        <message>
            <source>Compare the three side by side</source>
            <translation>三种方式对照</translation>
        </message>
    </context>
    <context>
        <name>MethodCard</name>
        <message>
            <source>**Recommended** because %1.</source>
            <translation>**推荐原因**：%1。</translation>
        </message>
        <message>
            <source>; </source>
            <comment>between two reasons</comment>
            <translation>；</translation>
        </message>
        <message>
            <source>Recommended for you</source>
            <translation>推荐给您</translation>
        </message>
        <message>
            <source>Not possible now</source>
            <translation>目前不能选</translation>
        </message>
        <message>
            <source>To leave later: %1</source>
            <translation>日后退出：%1</translation>
        </message>
    </context>
    <context>
        <name>MiniProgramList</name>
        <message>
            <source>%1 is taken out again</source>
            <translation>%1 已放回列表</translation>
        </message>
        <message>
            <source>%1 is put away</source>
            <translation>%1 已收起</translation>
        </message>
        <message>
            <source>Your mini programs</source>
            <translation>您的小程序</translation>
        </message>
        <message>
            <source>Find by name or AppID</source>
            <translation>按名称或 AppID 查找</translation>
        </message>
        <message>
            <source>No mini program has this in its name or AppID.</source>
            <translation>没有名称或 AppID 含有这些字的小程序。</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>继续</translation>
        </message>
        <message>
            <source>Mini programs that you put away</source>
            <translation>已收起的小程序</translation>
        </message>
        <message>
            <source>Nothing here.</source>
            <translation>这里没有内容。</translation>
        </message>
        <message>
            <source>Rename…</source>
            <translation>改名…</translation>
        </message>
        <message>
            <source>Take out again</source>
            <translation>放回列表</translation>
        </message>
        <message>
            <source>Put away</source>
            <translation>收起</translation>
        </message>
        <message>
            <source>Delete…</source>
            <translation>删除…</translation>
        </message>
        <message>
            <source>Back to the others</source>
            <translation>返回其他小程序</translation>
        </message>
        <message>
            <source>Show those put away</source>
            <translation>查看已收起的</translation>
        </message>
        <message>
            <source>%1 is deleted</source>
            <translation>%1 已删除</translation>
        </message>
    </context>
    <context>
        <name>Needs</name>
        <message>
            <source>**People**</source>
            <translation>**参与的人**</translation>
        </message>
        <message>
            <source>**What they need**</source>
            <translation>**需要的东西**</translation>
        </message>
        <message numerus="yes">
            <source>About %n minute(s) of work in all, without waiting.</source>
            <translation>
                <numerusform>动手操作共约 %n 分钟，不含等待时间。</numerusform>
            </translation>
        </message>
        <message>
            <source>“%1”</source>
            <comment>a page</comment>
            <translation>“%1”</translation>
        </message>
        <message>
            <source>**%1**: %2</source>
            <comment>a person, who that is</comment>
            <translation>**%1**：%2</translation>
        </message>
        <message>
            <source>%1 (only for %2)</source>
            <comment>a person, pages</comment>
            <translation>%1（仅用于%2）</translation>
        </message>
    </context>
    <context>
        <name>NeedsBlock</name>
        <message>
            <source>Send a card ahead to…</source>
            <translation>先发一张卡片给…</translation>
        </message>
        <message>
            <source>Save the card</source>
            <translation>保存卡片</translation>
        </message>
        <message>
            <source>%1: Send a card ahead to…</source>
            <translation>%1：先发一张卡片给…</translation>
        </message>
        <message>
            <source>Who are these people?</source>
            <translation>这些人分别是谁？</translation>
        </message>
    </context>
    <context>
        <name>Notice</name>
        <message>
            <source>What the service answered</source>
            <translation>查看服务的原始回复</translation>
        </message>
        <message>
            <source>Copy the IP address (for IT only, not for the whitelist)</source>
            <translation>复制 IP 地址（仅供排查，不要填进白名单）</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>已复制</translation>
        </message>
    </context>
    <context>
        <name>Offer</name>
        <message>
            <source>cannot be used</source>
            <translation>无法使用</translation>
        </message>
        <message>
            <source>%1 bits, fingerprint %2</source>
            <translation>%1 位，指纹 %2</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Original ID</source>
            <translation>原始 ID</translation>
        </message>
        <message>
            <source>AppID</source>
            <translation>AppID</translation>
        </message>
        <message>
            <source>AppSecret</source>
            <translation>AppSecret</translation>
        </message>
        <message>
            <source>Upload key</source>
            <translation>上传密钥</translation>
        </message>
        <message>
            <source>Domain</source>
            <translation>域名</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1：%2</translation>
        </message>
        <message>
            <source>For the page “%1”.</source>
            <translation>用于“%1”这一页。</translation>
        </message>
        <message>
            <source>It is there already.</source>
            <translation>已经填好了。</translation>
        </message>
        <message>
            <source>Another one is kept already; this one would replace it.</source>
            <translation>已保存了一个，这个会替换它。</translation>
        </message>
        <message>
            <source>It would replace “%1”.</source>
            <translation>会替换现在的“%1”。</translation>
        </message>
        <message>
            <source>There are several: tick the one of this mini program.</source>
            <translation>消息里有多个，请勾选这个小程序的那一个。</translation>
        </message>
        <message>
            <source>Tick it only if the mini program calls it.</source>
            <translation>小程序确实要访问它时才勾选。</translation>
        </message>
        <message>
            <source>Not needed with what you have chosen.</source>
            <translation>按您的选择，用不到这一项。</translation>
        </message>
        <message>
            <source>Not every method needs it. Choose the method first, then paste it again.</source>
            <translation>不是每种方式都用得到。请先选好认证方式，再粘贴一次。</translation>
        </message>
        <message>
            <source>Tick it only if the mini program shows its pages.</source>
            <translation>小程序确实要打开它的网页时才勾选。</translation>
        </message>
        <message numerus="yes">
            <source>•••••••• (%n character(s))</source>
            <translation>
                <numerusform>••••••••（%n 个字符）</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PastePanel</name>
        <message>
            <source>Nothing is ticked.</source>
            <translation>还没有勾选任何一项。</translation>
        </message>
        <message>
            <source>Clear the clipboard: it still holds the message with a secret</source>
            <translation>清空剪贴板：里面还有这条带密钥的消息</translation>
        </message>
        <message>
            <source>Copy a chat message or a mail with values of this mini program and paste it here, or drop it, or the key file. Name, original ID, AppID, AppSecret, upload key and domains are found. You see them before anything is kept.</source>
            <translation>把聊天消息或邮件整段复制，粘贴到这里；也可以把文字或密钥文件拖进来。能找出名称、原始 ID、AppID、AppSecret、上传密钥和域名，您过目之后才会填入。</translation>
        </message>
        <message>
            <source>Paste from the clipboard</source>
            <translation>从剪贴板粘贴</translation>
        </message>
        <message>
            <source>Take over what is ticked</source>
            <translation>填入勾选的内容</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Taken over</source>
            <translation>已填入</translation>
        </message>
        <message>
            <source>Paste text</source>
            <translation>粘贴消息</translation>
        </message>
    </context>
    <context>
        <name>PasteSummary</name>
        <message>
            <source>Copy the message first, then paste it here.</source>
            <translation>请先复制消息，再粘贴到这里。</translation>
        </message>
        <message>
            <source>This is too long for a message. Nothing of it was read.</source>
            <translation>内容太长，不像一条消息，没有读取。</translation>
        </message>
        <message>
            <source>Copy only the part with the values.</source>
            <translation>请只复制有这些信息的部分。</translation>
        </message>
        <message numerus="yes">
            <source>%n password(s) or token(s) were left out: no page asks for them.</source>
            <translation>
                <numerusform>另有 %n 个密码或令牌没有列出：没有哪一页需要它们。</numerusform>
            </translation>
        </message>
        <message>
            <source>There is more in it than can be listed here.</source>
            <translation>内容太多，这里没有全部列出。</translation>
        </message>
        <message numerus="yes">
            <source>%n value(s) found. Tick what you want.</source>
            <translation>
                <numerusform>找到 %n 项，请勾选需要的。</numerusform>
            </translation>
        </message>
        <message>
            <source>No value was found in it.</source>
            <translation>没有找到可以填写的内容。</translation>
        </message>
        <message>
            <source>Was the whole message copied? A name needs “Name:” in front of it, a domain https:// or wss://.</source>
            <translation>消息复制完整了吗？名称前面要有“名称：”，域名要以 https:// 或 wss:// 开头。</translation>
        </message>
        <message>
            <source>The secret waits for its page, in memory only: it is proved and kept there.</source>
            <translation>密钥只暂存在内存里，到它那一页验证之后才会保存。</translation>
        </message>
        <message>
            <source>There is no text to read.</source>
            <translation>没有可读的文字。</translation>
        </message>
    </context>
    <context>
        <name>Printing</name>
        <message>
            <source>Saved</source>
            <translation>已保存</translation>
        </message>
    </context>
    <context>
        <name>ProblemView</name>
        <message>
            <source>Folder: %1</source>
            <translation>文件夹：%1</translation>
        </message>
        <message>
            <source>Where shall your answers be saved?</source>
            <translation>把填写的内容保存在哪里？</translation>
        </message>
        <message>
            <source>Mini Program Setup Wizard</source>
            <translation>小程序接入向导</translation>
        </message>
        <message>
            <source>Your answers cannot be saved at the moment</source>
            <translation>目前无法保存您填写的内容</translation>
        </message>
        <message>
            <source>Practise without saving</source>
            <translation>不保存，先练习</translation>
        </message>
        <message>
            <source>Choose another folder…</source>
            <translation>选择其他文件夹…</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>重试</translation>
        </message>
    </context>
    <context>
        <name>Rail</name>
        <message>
            <source>%1, %2</source>
            <comment>step, state</comment>
            <translation>%1，%2</translation>
        </message>
        <message>
            <source>done</source>
            <translation>已完成</translation>
        </message>
        <message>
            <source>you are here</source>
            <translation>当前步骤</translation>
        </message>
        <message>
            <source>to come</source>
            <translation>未开始</translation>
        </message>
        <message>
            <source>needs attention</source>
            <translation>需要处理</translation>
        </message>
    </context>
    <context>
        <name>Removal</name>
        <message>
            <source>Nothing of it is left in this program&apos;s files.</source>
            <translation>本软件的文件里已没有它的任何内容。</translation>
        </message>
        <message>
            <source>Its traces in backups go now; the next start of the program looks again.</source>
            <translation>正在清除备份中的痕迹；下次启动时会再检查一遍。</translation>
        </message>
        <message>
            <source>The keychain could not be reached and may hold still: %1. Delete it there when it can be opened.</source>
            <translation>密钥环当时打不开，其中可能还留有：%1。等能打开时，请在密钥环里把它删除。</translation>
        </message>
        <message>
            <source>its AppSecret in this computer&apos;s keychain</source>
            <translation>本机密钥环里的 AppSecret</translation>
        </message>
        <message>
            <source>its upload key in this computer&apos;s keychain</source>
            <translation>本机密钥环里的上传密钥</translation>
        </message>
        <message>
            <source>what this program&apos;s own backups hold of it</source>
            <translation>本软件自动备份中与它有关的内容</translation>
        </message>
        <message>
            <source>what the damaged files set aside hold of it (%1); what can no longer be read in them goes too, even if it belongs to other mini programs</source>
            <translation>移到一边的损坏文件（%1）中与它有关的内容；这些文件里已经读不出来的部分也会一起删除，即使属于别的小程序</translation>
        </message>
        <message numerus="yes">
            <source>%n record(s) with all answers, results and notes</source>
            <translation>
                <numerusform>%n 份记录，连同填写的内容、检查结果和备注</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RenameBox</name>
        <message>
            <source>Now called %1</source>
            <translation>已改名为 %1</translation>
        </message>
        <message>
            <source>New name</source>
            <translation>新名称</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>改名</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
    </context>
    <context>
        <name>ReportBlock</name>
        <message>
            <source>Save the report</source>
            <translation>保存报告</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>报告</translation>
        </message>
        <message>
            <source>Save as PDF…</source>
            <translation>另存为 PDF…</translation>
        </message>
        <message>
            <source>Save as HTML…</source>
            <translation>另存为 HTML…</translation>
        </message>
        <message>
            <source>Print…</source>
            <translation>打印…</translation>
        </message>
        <message>
            <source>Back to the final check</source>
            <translation>回到最终检查</translation>
        </message>
        <message>
            <source>Back to the domains</source>
            <translation>回到域名</translation>
        </message>
        <message>
            <source>Go on: %1</source>
            <translation>接着做：%1</translation>
        </message>
    </context>
    <context>
        <name>RowWords</name>
        <message>
            <source>Damaged: cannot be read</source>
            <translation>已损坏，读不出来</translation>
        </message>
        <message>
            <source>Finished</source>
            <translation>已完成</translation>
        </message>
        <message>
            <source>(no name yet)</source>
            <translation>（尚未填写名称）</translation>
        </message>
        <message>
            <source>%1 · step %2</source>
            <translation>%1 · 第 %2 步</translation>
        </message>
        <message>
            <source>%1 · step %2 of %3</source>
            <translation>%1 · 第 %2 步，共 %3 步</translation>
        </message>
    </context>
    <context>
        <name>SecretBlock</name>
        <message>
            <source>Send it to WeChat as it is</source>
            <translation>仍按原样发给微信核对</translation>
        </message>
    </context>
    <context>
        <name>SecretProof</name>
        <message>
            <source>This is too long for an AppSecret (%L1 characters). Nothing of it was taken.</source>
            <translation>内容太长（%L1 个字符），不可能是 AppSecret，没有填入。</translation>
        </message>
        <message numerus="yes">
            <source>There are %n AppSecret(s) here. Leave only the one of this mini program.</source>
            <translation>
                <numerusform>这里有 %n 个 AppSecret，请只保留本小程序的那一个。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n character(s) instead of 32.</source>
            <translation>
                <numerusform>应为 32 个字符，现在是 %n 个。</numerusform>
            </translation>
        </message>
        <message>
            <source>It has 32 characters, but not only digits and the small letters a–f.</source>
            <translation>长度是 32 个字符，但其中不只有数字和小写字母 a–f。</translation>
        </message>
        <message>
            <source>The AppSecret was taken out of what you pasted; the rest was left out.</source>
            <translation>已从您粘贴的内容中取出 AppSecret，其余内容没有填入。</translation>
        </message>
        <message>
            <source>The AppSecret was taken out of what you pasted. The AppID beside it is the one you entered.</source>
            <translation>已从您粘贴的内容中取出 AppSecret，旁边的 AppID 与您填写的一致。</translation>
        </message>
        <message>
            <source>The AppSecret was taken out of what you pasted. The AppID beside it, %1, is not the one you entered: is it the right mini program?</source>
            <translation>已从您粘贴的内容中取出 AppSecret。旁边的 AppID 是 %1，与您填写的不同：是这个小程序吗？</translation>
        </message>
        <message>
            <source>This is the AppSecret that you kept for this page.</source>
            <translation>这是您之前留给本页的 AppSecret。</translation>
        </message>
        <message>
            <source>What you had entered here was forgotten when you left the page.</source>
            <translation>您离开本页时，之前输入的内容已清除。</translation>
        </message>
        <message>
            <source>WeChat accepts the AppSecret. It is kept.</source>
            <translation>微信认可这个 AppSecret，已经保存。</translation>
        </message>
        <message>
            <source>The AppSecret is kept, but not proved.</source>
            <translation>AppSecret 已经保存，但没有验证。</translation>
        </message>
    </context>
    <context>
        <name>SettingsMenu</name>
        <message>
            <source>Language: English</source>
            <translation>语言：中文</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>语言</translation>
        </message>
        <message>
            <source>Colours</source>
            <translation>配色</translation>
        </message>
        <message>
            <source>As the desktop</source>
            <translation>跟随桌面</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>浅色</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>深色</translation>
        </message>
        <message>
            <source>%1: switch language</source>
            <translation>%1：切换语言</translation>
        </message>
    </context>
    <context>
        <name>SetupWizard</name>
        <message>
            <source>%1 – Mini Program Setup Wizard</source>
            <translation>%1 – 小程序接入向导</translation>
        </message>
        <message>
            <source>Help with this step</source>
            <translation>这一步怎么做</translation>
        </message>
        <message>
            <source>Save and close</source>
            <translation>保存并关闭</translation>
        </message>
        <message>
            <source>Your system asks for the keychain&apos;s password</source>
            <translation>系统正在询问密钥环密码</translation>
        </message>
        <message>
            <source>Its window may be behind this one. Your entries are kept meanwhile.</source>
            <translation>密码窗口可能被本窗口挡住。您填写的内容会保留。</translation>
        </message>
        <message>
            <source>&amp;Back</source>
            <translation>上一步(&amp;B)</translation>
        </message>
        <message>
            <source>&amp;Next</source>
            <translation>下一步(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;Finish</source>
            <translation>完成(&amp;F)</translation>
        </message>
        <message>
            <source>Leave practice</source>
            <translation>结束练习</translation>
        </message>
        <message>
            <source>A secret is not kept yet</source>
            <translation>有机密还没有保存</translation>
        </message>
        <message>
            <source>The AppSecret or upload key that you entered is only in this window. To keep it, stay and click Next on its page. WeChat shows an AppSecret once.</source>
            <translation>您填写的 AppSecret 或上传密钥只在这个窗口里。要保存它，请留下来，在它的页面点“下一步”。AppSecret 微信只显示一次。</translation>
        </message>
        <message>
            <source>Close all the same</source>
            <translation>仍然关闭</translation>
        </message>
    </context>
    <context>
        <name>StepRail</name>
        <message>
            <source>All mini programs</source>
            <translation>全部小程序</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>设置</translation>
        </message>
        <message>
            <source>&amp;Paste text…</source>
            <translation>粘贴消息(&amp;P)…</translation>
        </message>
    </context>
    <context>
        <name>TakenWords</name>
        <message>
            <source>Kept in memory for its page, until this window is closed.</source>
            <translation>已暂存在内存中，到对应页面时填入；关闭本窗口即清除。</translation>
        </message>
        <message>
            <source>This has the form of an AppSecret. It was taken out of the field and stored nowhere. It belongs on the AppSecret page only.</source>
            <translation>这看起来是 AppSecret，已从输入框中移除，没有保存。AppSecret 只应填在 AppSecret 那一页。</translation>
        </message>
        <message>
            <source>This is a private key. It was taken out of the field and stored nowhere. An upload key belongs on the upload key page only.</source>
            <translation>这是一个私钥，已从输入框中移除，没有保存。上传密钥只应填在上传密钥那一页。</translation>
        </message>
        <message>
            <source>This has the form of a token or a key. It was taken out of the field and stored nowhere. No field here needs it.</source>
            <translation>这看起来是令牌或密钥，已从输入框中移除，没有保存。这里不需要它。</translation>
        </message>
        <message>
            <source>There was a password or a token in the text. It was taken out of the field and stored nowhere. No field here needs it.</source>
            <translation>这段文字里有密码或令牌，已从输入框中移除，没有保存。这里不需要它。</translation>
        </message>
        <message>
            <source>This text is too long for the field (%L1 characters). Nothing of it was taken.</source>
            <translation>内容太长（%L1 个字符），没有填入。</translation>
        </message>
        <message>
            <source>This could be the beginning of a key or an AppSecret: it is not saved.</source>
            <translation>这可能是密钥或 AppSecret 的开头，因此没有保存。</translation>
        </message>
    </context>
    <context>
        <name>TextForm</name>
        <message>
            <source>Taken from what you pasted: %1</source>
            <translation>已从粘贴内容中取出：%1</translation>
        </message>
        <message>
            <source>There are several AppIDs here. Leave only the one of this mini program.</source>
            <translation>这里有多个 AppID，请只保留本小程序的那一个。</translation>
        </message>
        <message>
            <source>It contains capital letters; an AppID has small ones. Copy it again.</source>
            <translation>这里有大写字母。AppID 只有小写字母，请重新复制。</translation>
        </message>
        <message numerus="yes">
            <source>%n character(s) instead of 18.</source>
            <translation>
                <numerusform>应为 18 个字符，现在是 %n 个。</numerusform>
            </translation>
        </message>
        <message>
            <source>An AppID begins with wx; this does not.</source>
            <translation>这不是 AppID：AppID 以 wx 开头。</translation>
        </message>
        <message>
            <source>After wx come only digits and the small letters a–f.</source>
            <translation>wx 之后只能是数字和小写字母 a–f。</translation>
        </message>
        <message>
            <source>Spaces and marks around the value were removed.</source>
            <translation>已去掉多余的空格和符号。</translation>
        </message>
        <message>
            <source>✓ The format is right.</source>
            <translation>✓ 格式正确。</translation>
        </message>
    </context>
    <context>
        <name>Told</name>
        <message>
            <source>Back to “%1”</source>
            <extracomment>a step of the journey</extracomment>
            <translation>回到“%1”</translation>
        </message>
    </context>
    <context>
        <name>UploadKeyBlock</name>
        <message>
            <source>Drop the key file here, or</source>
            <translation>把密钥文件拖到这里，或者</translation>
        </message>
        <message>
            <source>Choose the key file…</source>
            <translation>选择密钥文件…</translation>
        </message>
        <message>
            <source>Paste its text from the clipboard</source>
            <translation>从剪贴板粘贴密钥内容</translation>
        </message>
        <message>
            <source>Choose the key file</source>
            <translation>选择密钥文件</translation>
        </message>
        <message>
            <source>Upload key (*.key);;All files (*)</source>
            <translation>上传密钥 (*.key);;所有文件 (*)</translation>
        </message>
        <message>
            <source>The upload key is being kept…</source>
            <translation>正在保存上传密钥…</translation>
        </message>
        <message>
            <source>The upload key is kept.</source>
            <translation>上传密钥已经保存。</translation>
        </message>
    </context>
    <context>
        <name>VerifyFileBlock</name>
        <message>
            <source>Choose the check file</source>
            <translation>选择校验文件</translation>
        </message>
        <message>
            <source>Check file (*.txt);;All files (*)</source>
            <translation>校验文件 (*.txt);;所有文件 (*)</translation>
        </message>
        <message>
            <source>Name of WeChat&apos;s check file (校验文件)</source>
            <translation>微信校验文件的文件名</translation>
        </message>
        <message>
            <source>The WeChat console gives it out where a business domain is added. It must lie in the root folder of each domain, unchanged.</source>
            <translation>在微信公众平台添加业务域名时可以下载，须原样放在每个域名的根目录。</translation>
        </message>
        <message>
            <source>Choose the check file…</source>
            <translation>选择校验文件…</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Check the domains</source>
            <translation>检查各域名</translation>
        </message>
    </context>
    <context>
        <name>VerifyFileCheck</name>
        <message>
            <source>The file %1 cannot be read.</source>
            <translation>无法读取文件 %1。</translation>
        </message>
        <message>
            <source>✓ The file was read: each byte will be compared.</source>
            <translation>✓ 已读取文件，将逐字节比较。</translation>
        </message>
        <message>
            <source>Only the name is known. Choose the file to have its content compared, too.</source>
            <translation>现在只知道文件名。选择文件后，内容也会一并比较。</translation>
        </message>
        <message>
            <source>Choose the check file first, or enter its name.</source>
            <translation>请先选择校验文件，或填写它的文件名。</translation>
        </message>
        <message>
            <source>Enter a business domain first: there the file is looked for.</source>
            <translation>请先填写业务域名，校验文件要在那里查找。</translation>
        </message>
        <message>
            <source>The domains are being asked for the file…</source>
            <translation>正在向各域名查询校验文件…</translation>
        </message>
        <message>
            <source>%1 of %2 hand out the check file as they should.</source>
            <translation>%2 个域名中有 %1 个正确返回了校验文件。</translation>
        </message>
    </context>
    <context>
        <name>YesNoBlock</name>
        <message>
            <source>I don&apos;t know yet</source>
            <translation>不知道</translation>
        </message>
        <message>
            <source>%1 %2</source>
            <comment>question answer</comment>
            <translation>%1 %2</translation>
        </message>
    </context>
</TS>
